import { Button, NativeSelect, TextInput } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { errorWords } from '../platform/error-words.ts'
import { ActionIconButton, AfterDelay, Card, Failure } from '../platform/parts/index.ts'
import { queryKeys } from '../platform/query-keys.ts'
import { useMay } from '../platform/session.ts'
import { showDone } from '../platform/toast.ts'
import { rulesQuery, writeRules } from './approval-queries.ts'
import { type ApprovalRule, sensitivities } from './approval-shapes.ts'
import styles from './approvals.module.css'

/** The table that says when a second person is asked. */
export function ApprovalRulesSection() {
  const { t } = useTranslation()
  const { data, error, isError, refetch } = useQuery(rulesQuery)
  if (isError) return <Failure error={error} onRetry={() => void refetch()} />
  if (!data) return <AfterDelay>{<Card />}</AfterDelay>
  return (
    <Card title={t('approvals:rules.title')} text={t('approvals:rules.text')}>
      <RulesForm key={JSON.stringify(data.rules)} rules={data.rules} />
    </Card>
  )
}

type Kind = ApprovalRule['when']['kind']

function RulesForm({ rules }: { rules: readonly ApprovalRule[] }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const mayWrite = useMay('approvals.write')
  const [lines, setLines] = useState(rules)
  const saving = useMutation({
    mutationFn: writeRules,
    onSuccess: (saved) => {
      client.setQueryData(queryKeys.approvalRules, saved)
      showDone(t('approvals:rules.saved'))
    },
  })
  const change = (at: number, rule: ApprovalRule) =>
    setLines(lines.map((line, index) => (index === at ? rule : line)))
  return (
    <form
      className={styles.rules}
      onSubmit={(event) => {
        event.preventDefault()
        saving.mutate(lines)
      }}
    >
      <ul>
        {lines.map((rule, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a line is nothing but its place in the table.
          <li key={index} className={styles.rule}>
            <RuleFields rule={rule} locked={!mayWrite} onChange={(next) => change(index, next)} />
            {mayWrite ? (
              <ActionIconButton
                label={t('approvals:rules.remove', { line: index + 1 })}
                variant="subtle"
                color="gray"
                onClick={() => setLines(lines.filter((_, at) => at !== index))}
              >
                <IconTrash size={16} stroke={1.7} />
              </ActionIconButton>
            ) : null}
          </li>
        ))}
      </ul>
      <p className={styles.about}>{t('approvals:rules.else')}</p>
      {saving.isError ? (
        <p role="alert" className={styles.problem}>
          {errorWords(saving.error, t)}
        </p>
      ) : null}
      {mayWrite ? (
        <div className={styles.deeds}>
          <Button type="submit" loading={saving.isPending} disabled={lines === rules}>
            {t('approvals:rules.save')}
          </Button>
          <Button
            variant="default"
            onClick={() => setLines([...lines, { when: { kind: 'reach', over: 100 }, approvals: 1 }])}
          >
            {t('approvals:rules.add')}
          </Button>
        </div>
      ) : null}
    </form>
  )
}

function RuleFields(props: { rule: ApprovalRule; locked: boolean; onChange: (rule: ApprovalRule) => void }) {
  const { t } = useTranslation()
  const { when, approvals } = props.rule
  const choose = (kind: Kind) =>
    props.onChange({
      approvals,
      when: kind === 'sensitivity' ? { kind, is: sensitivities[0] } : { kind, over: 100 },
    })
  return (
    <>
      <NativeSelect
        aria-label={t('approvals:rules.when')}
        disabled={props.locked}
        value={when.kind}
        onChange={(event) => choose(event.currentTarget.value as Kind)}
        data={(['sensitivity', 'reach', 'cost'] as const).map((value) => ({
          value,
          label: t(`approvals:rules.kind.${value}`),
        }))}
      />
      {when.kind === 'sensitivity' ? (
        <NativeSelect
          aria-label={t('approvals:rules.what')}
          disabled={props.locked}
          value={when.is}
          onChange={(event) => {
            const is = sensitivities.find((one) => one === event.currentTarget.value)
            if (is) props.onChange({ approvals, when: { kind: 'sensitivity', is } })
          }}
          data={sensitivities.map((value) => ({ value, label: t(`approvals:sensitivity.${value}`) }))}
        />
      ) : (
        <TextInput
          type="number"
          aria-label={t(`approvals:rules.over.${when.kind}`)}
          disabled={props.locked}
          min={0}
          max={1_000_000_000}
          step={when.kind === 'cost' ? 'any' : 1}
          value={String(when.over)}
          onChange={(event) =>
            props.onChange({ approvals, when: { kind: when.kind, over: Number(event.currentTarget.value) } })
          }
        />
      )}
      <NativeSelect
        aria-label={t('approvals:rules.people')}
        disabled={props.locked}
        value={String(approvals)}
        onChange={(event) =>
          props.onChange({ when, approvals: Number(event.currentTarget.value) as ApprovalRule['approvals'] })
        }
        data={[0, 1, 2].map((count) => ({
          value: String(count),
          label: t('approvals:rules.count', { count }),
        }))}
      />
    </>
  )
}
