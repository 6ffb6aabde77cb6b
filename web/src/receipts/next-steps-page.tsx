import { Button, SegmentedControl } from '@mantine/core'
import { IconListDetails } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Step, steps } from '../platform/api-shapes.ts'
import { useKeys } from '../platform/keyboard.ts'
import { AfterDelay, Empty, Failure, Page } from '../platform/parts/index.ts'
import { useMay } from '../platform/session.ts'
import styles from './next-steps-page.module.css'
import { nextStepsQuery, type Whose } from './receipt-queries.ts'
import type { ProposedStep } from './receipt-shapes.ts'
import { StepIcon } from './step-icon.tsx'
import { StepLine } from './step-line.tsx'

/** The day's list: what to do about messages that stayed without an answer, by kind of deed. */
export function NextStepsPage() {
  const { t } = useTranslation()
  const { whose = 'all' } = useSearch({ from: '/desk/next-steps' })
  const navigate = useNavigate()
  const query = useInfiniteQuery(nextStepsQuery(whose))
  const choose = (next: Whose) => void navigate({ to: '/next-steps', search: { whose: next } })
  const found = query.data?.pages.flatMap((page) => page.data) ?? []
  const held = query.data?.pages[0]?.held ?? 0
  return (
    <Page
      title={t('receipts:list.title')}
      bar={
        <SegmentedControl
          aria-label={t('receipts:list.whose')}
          value={whose}
          onChange={(value) => choose(value === 'mine' ? 'mine' : 'all')}
          data={[
            { value: 'mine', label: t('receipts:list.mine') },
            { value: 'all', label: t('receipts:list.all') },
          ]}
        />
      }
    >
      {held > 0 ? (
        <p role="status" className={styles.held}>
          {t('receipts:list.held', { count: held })}
        </p>
      ) : null}
      {query.isPending ? <AfterDelay>{<div className={styles.wait} />}</AfterDelay> : null}
      {query.isError ? <Failure error={query.error} onRetry={() => void query.refetch()} /> : null}
      {query.data && found.length === 0 ? (
        <Empty
          icon={<IconListDetails size={28} stroke={1.6} />}
          title={t(whose === 'mine' ? 'receipts:list.empty_mine' : 'receipts:list.empty_title')}
          text={t('receipts:list.empty_text')}
        >
          {whose === 'mine' ? (
            <Button variant="default" onClick={() => choose('all')}>
              {t('receipts:list.show_all')}
            </Button>
          ) : null}
        </Empty>
      ) : null}
      {found.length > 0 ? <Groups found={found} /> : null}
      {query.hasNextPage ? (
        <Button
          variant="default"
          loading={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          {t('receipts:list.more')}
        </Button>
      ) : null}
    </Page>
  )
}

function Groups({ found }: { found: readonly ProposedStep[] }) {
  const { t } = useTranslation()
  const list = useRef<HTMLDivElement>(null)
  useKeys({ j: () => moveFocus(list.current, 1), k: () => moveFocus(list.current, -1) })
  const byStep = Map.groupBy(found, (one) => one.step)
  const shown = steps.flatMap((step): (readonly [Step, readonly ProposedStep[]])[] => {
    const ones = byStep.get(step)
    return ones ? [[step, ones]] : []
  })
  return (
    <div ref={list}>
      <p className={styles.intro}>
        {t('receipts:list.intro')} <span className={styles.keys}>{t('receipts:list.keys')}</span>
      </p>
      {shown.map(([step, ones]) => (
        <section key={step} className={styles.group}>
          <h2 className={styles.heading}>
            <span className={styles.icon}>
              <StepIcon step={step} />
            </span>
            {t(`receipts:step.${step}`)}
            <span className={styles.count}>{ones.length}</span>
          </h2>
          {step === 'check_connection' ? (
            <OurTrouble affected={ones} />
          ) : (
            <ul>
              {ones.map((one) => (
                <StepLine key={one.message_id} proposed={one} />
              ))}
            </ul>
          )}
        </section>
      ))}
    </div>
  )
}

/** One trouble, however many people it touches: looked at once, with the people behind it for who wants to know them. */
function OurTrouble({ affected }: { affected: readonly ProposedStep[] }) {
  const { t } = useTranslation()
  const [shown, setShown] = useState(false)
  const maySeeNumbers = useMay('numbers.read')
  return (
    <>
      <div className={styles.trouble}>
        <p>{t('receipts:instruction.check_connection')}</p>
        <p className={styles.ways}>
          {maySeeNumbers ? (
            <Link to="/settings/$section" params={{ section: 'numbers' }}>
              {t('platform:operator.look')}
            </Link>
          ) : null}
          <button
            type="button"
            className={styles.fold}
            aria-expanded={shown}
            onClick={() => setShown(!shown)}
          >
            {t(shown ? 'receipts:list.hide_affected' : 'receipts:list.show_affected', {
              count: affected.length,
            })}
          </button>
        </p>
      </div>
      {shown ? (
        <ul>
          {affected.map((one) => (
            <StepLine key={one.message_id} proposed={one} />
          ))}
        </ul>
      ) : null}
    </>
  )
}

/** Moves the focus over the names, which open their conversations on Enter. */
function moveFocus(list: HTMLElement | null, by: 1 | -1): void {
  const lines = [...(list?.querySelectorAll<HTMLElement>('[data-step-line]') ?? [])]
  const here = document.activeElement?.closest('li')?.querySelector<HTMLElement>('[data-step-line]')
  const at = here ? lines.indexOf(here) : -1
  const next = lines[at === -1 ? 0 : Math.min(lines.length - 1, Math.max(0, at + by))]
  next?.focus()
}
