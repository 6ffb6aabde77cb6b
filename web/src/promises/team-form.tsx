import { Button, Checkbox, Switch, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { WeekFields, wholeWeek } from '../accounts/index.ts'
import { get, patch, post } from '../platform/api.ts'
import type { Agent, BusinessHours, Page } from '../platform/api-shapes.ts'
import { errorWords } from '../platform/error-words.ts'
import { queryKeys } from '../platform/query-keys.ts'
import { useMay } from '../platform/session.ts'
import { showDone } from '../platform/toast.ts'
import { answerWithin, PromiseFields, toMinutes } from './promise-fields.tsx'
import type { Promised, Team } from './promise-shapes.ts'
import styles from './promises.module.css'

const office = [{ from: '09:00', to: '18:00' }]
const usualHours: BusinessHours = { 1: office, 2: office, 3: office, 4: office, 5: office, 6: [], 7: [] }

/** A team, new or as it is: name, people, hours and promise. */
export function TeamForm(props: {
  team: Team | undefined
  promise: Promised | undefined
  onDone: () => void
}) {
  const { team, promise, onDone } = props
  const { t } = useTranslation()
  const client = useQueryClient()
  const mayPromise = useMay('promises.write')
  const [name, setName] = useState(team?.name ?? '')
  const [memberIds, setMemberIds] = useState(() => new Set(team?.members.map((one) => one.id)))
  const [hours, setHours] = useState(team?.business_hours ?? null)
  const [promises, setPromises] = useState(promise !== undefined)
  const [within, setWithin] = useState(answerWithin(promise))
  const minutes = toMinutes(within)
  const saving = useMutation({
    mutationFn: async () => {
      const body = {
        name: name.trim(),
        business_hours: hours && wholeWeek(hours),
        member_ids: [...memberIds],
      }
      const saved = await (team ? patch<Team>(`/teams/${team.id}`, body) : post<Team>('/teams', body))
      if (!mayPromise || (!promise && !promises)) return
      await post<Promised>('/promises', {
        team_id: saved.id,
        answer_minutes: promises ? (minutes ?? null) : null,
        warn_percent: within.warnPercent,
        tell_customers: within.tells,
      })
    },
    onSuccess: () => {
      showDone(t('promises:saved'))
      onDone()
    },
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: queryKeys.teams }),
        client.invalidateQueries({ queryKey: queryKeys.promises }),
      ]),
  })
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        saving.mutate()
      }}
    >
      <TextInput
        data-autofocus
        label={t('promises:teams.name')}
        maxLength={60}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Members chosen={memberIds} onChange={setMemberIds} />
      <Switch
        label={t('promises:teams.hours')}
        description={t('promises:teams.hours_hint')}
        checked={hours !== null}
        onChange={(event) => setHours(event.currentTarget.checked ? usualHours : null)}
      />
      {hours ? <WeekFields week={hours} onChange={setHours} /> : null}
      {mayPromise ? (
        <Switch
          label={t('promises:teams.promise')}
          description={t('promises:teams.promise_hint')}
          checked={promises}
          onChange={(event) => setPromises(event.currentTarget.checked)}
        />
      ) : null}
      {mayPromise && promises ? <PromiseFields within={within} onChange={setWithin} /> : null}
      {saving.error ? (
        <p role="alert" className={styles.problem}>
          {errorWords(saving.error, t)}
        </p>
      ) : null}
      <Button
        type="submit"
        loading={saving.isPending}
        disabled={name.trim() === '' || (promises && minutes === undefined)}
      >
        {t('promises:save')}
      </Button>
    </form>
  )
}

function Members(props: { chosen: ReadonlySet<string>; onChange: (ids: Set<string>) => void }) {
  const { t } = useTranslation()
  const { data } = useQuery({
    queryKey: queryKeys.agents,
    queryFn: ({ signal }) => get<Page<Agent>>('/agents', { signal, query: { limit: 200 } }),
  })
  const people = (data?.data ?? []).filter(
    (agent) => agent.suspended_at === null || props.chosen.has(agent.id),
  )
  return (
    <Checkbox.Group
      label={t('promises:teams.members')}
      value={[...props.chosen]}
      onChange={(ids) => props.onChange(new Set(ids))}
    >
      <div className={styles.members}>
        {people.map((agent) => (
          <Checkbox key={agent.id} value={agent.id} label={agent.name} />
        ))}
      </div>
    </Checkbox.Group>
  )
}
