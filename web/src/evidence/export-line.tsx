import { Button, Modal } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconCheck, IconClock, IconDownload, IconLockOpen, IconX } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { queryKeys } from '../platform/query-keys.ts'
import { useSession } from '../platform/session.ts'
import { useFormat } from '../platform/use-format.ts'
import styles from './evidence.module.css'
import type { EvidenceExport, ExportState } from './evidence-shapes.ts'
import { useDecide } from './use-decide.ts'

const icons: Readonly<Record<ExportState, typeof IconClock>> = {
  waiting: IconClock,
  agreed: IconLockOpen,
  refused: IconX,
  over: IconCheck,
}

/** One export: about whom, why, who asked and who agreed, and what may be done with it now. */
export function ExportLine({ asked }: { asked: EvidenceExport }) {
  const { t } = useTranslation()
  const format = useFormat()
  const unknown = t('evidence:exports.somebody')
  const at = (instant: string) => format.dateTime(new Date(instant))
  const Icon = icons[asked.state]
  const open = asked.state === 'waiting' || asked.state === 'agreed'
  return (
    <li className={styles.line}>
      <div className={styles.what}>
        <p className={styles.who}>
          <Link to="/contacts/$contactId" params={{ contactId: asked.contact.id }} className={styles.name}>
            {asked.contact.name ?? t('evidence:exports.erased')}
          </Link>
          <span className={styles.state} data-state={asked.state}>
            <Icon size={14} stroke={1.8} aria-hidden />
            {t(`evidence:state.${asked.state}`)}
          </span>
        </p>
        <p className={styles.reason}>{asked.reason}</p>
        <p className={styles.small}>
          {t(asked.conversation_id ? 'evidence:exports.messages' : 'evidence:exports.everything', {
            from: asked.from < '1971' ? 'start' : format.date(new Date(asked.from)),
            to: format.date(new Date(asked.to)),
          })}
        </p>
        <p className={styles.small}>
          {t('evidence:exports.asked', { name: asked.asker.name ?? unknown, at: at(asked.asked_at) })}
          {asked.decider && asked.decided_at
            ? ` ${t(
                asked.state === 'refused' ? 'evidence:exports.was_refused' : 'evidence:exports.was_agreed',
                {
                  name: asked.decider.name ?? unknown,
                  at: at(asked.decided_at),
                },
              )}`
            : null}
          {open ? ` ${t(`evidence:exports.until_${asked.state}`, { at: at(asked.expires_at) })}` : null}
        </p>
      </div>
      <Acts asked={asked} />
    </li>
  )
}

function Acts({ asked }: { asked: EvidenceExport }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const [agreeing, { open, close }] = useDisclosure(false)
  const { mutate: decide, isPending } = useDecide(asked.id)
  const isOwn = useSession().agent.id === asked.asker.id.replace('agent:', '')
  const lookAgain = () => void client.invalidateQueries({ queryKey: queryKeys.evidence })
  return (
    <div className={styles.acts}>
      {asked.may.agree ? <Button onClick={open}>{t('evidence:act.agree')}</Button> : null}
      {asked.may.refuse ? (
        <Button variant="default" loading={isPending} onClick={() => decide('refuse')}>
          {t(isOwn ? 'evidence:act.take_back' : 'evidence:act.refuse')}
        </Button>
      ) : null}
      {asked.may.download ? (
        <Button
          component="a"
          href={`/api/v1/evidence/exports/${asked.id}/bundle`}
          download={`evidence-${asked.id}.jsonl`}
          leftSection={<IconDownload size={16} stroke={1.7} />}
          onClick={lookAgain}
        >
          {t('evidence:act.download')}
        </Button>
      ) : null}
      <Modal
        opened={agreeing}
        onClose={close}
        title={t('evidence:agree.title')}
        closeButtonProps={{ 'aria-label': t('platform:close') }}
      >
        <div className={styles.form}>
          <p>{t('evidence:agree.text', { name: asked.asker.name ?? t('evidence:exports.somebody') })}</p>
          <blockquote className={styles.quote}>{asked.reason}</blockquote>
          <div className={styles.acts}>
            <Button
              data-autofocus
              loading={isPending}
              onClick={() => decide('agree', { onSuccess: close, onError: close })}
            >
              {t('evidence:act.agree')}
            </Button>
            <Button variant="default" onClick={close}>
              {t('evidence:cancel')}
            </Button>
          </div>
        </div>
      </Modal>
    </div>
  )
}
