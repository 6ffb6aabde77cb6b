import { Button } from '@mantine/core'
import { IconAdjustmentsHorizontal, IconDeviceMobile, IconUsers } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { AfterDelay, Empty, Failure } from '../platform/parts/index.ts'
import { ClockBar, useSimulatedNow } from './clock-bar.tsx'
import { byLastMessage, CustomerPicker } from './customer-picker.tsx'
import { DeliveriesLog } from './deliveries-log.tsx'
import { DeskSide } from './desk-side.tsx'
import { FaultChips } from './fault-chips.tsx'
import { PhoneSide } from './phone-side.tsx'
import { PhoneSwitches } from './phone-switches.tsx'
import { phoneText } from './phone-text.ts'
import styles from './simulator-page.module.css'
import { customerQuery, customersQuery, phoneQuery } from './simulator-queries.ts'
import type { Customer } from './simulator-shapes.ts'
import { TruthTable } from './truth-table.tsx'

type View = 'desk' | 'phone' | 'state'
const views: readonly View[] = ['desk', 'phone', 'state']

/** One conversation from both sides: what the desk sees, what the customer sees, and what is true. */
export function SimulatorPage() {
  const { t } = useTranslation()
  const customers = useQuery(customersQuery)
  const [chosenId, setChosenId] = useState<string | null>(null)
  const [picking, setPicking] = useState(false)
  const [view, setView] = useState<View>('phone')
  const now = useSimulatedNow()
  const everyone = customers.data?.data ?? []
  // The choice is made once, so that the page does not jump to whoever writes next.
  const first = byLastMessage(everyone)[0]
  if (chosenId === null && first) setChosenId(first.wa_id)
  const chosen = everyone.find((one) => one.wa_id === chosenId)
  return (
    <div className={styles.page}>
      <header className={styles.bar}>
        <h1>{t('platform:nav.simulator')}</h1>
        {chosen ? (
          <span className={styles.who}>
            {chosen.name} · {phoneText(chosen.wa_id)}
          </span>
        ) : null}
        <span className={styles.space} />
        <ClockBar now={now} />
        <span className={styles.rule} />
        <Button
          className={styles.other}
          variant="default"
          leftSection={<IconUsers size={16} stroke={1.7} />}
          onClick={() => setPicking(true)}
        >
          {t('simulator:people.other')}
        </Button>
      </header>
      <div className={styles.tabs} role="tablist">
        {views.map((one) => (
          <button
            key={one}
            type="button"
            role="tab"
            aria-selected={view === one}
            onClick={() => setView(one)}
          >
            {t(`simulator:view.${one}`)}
          </button>
        ))}
      </div>
      {customers.isError ? (
        <Failure error={customers.error} onRetry={() => void customers.refetch()} />
      ) : null}
      {customers.isSuccess && everyone.length === 0 ? (
        <Empty
          icon={<IconUsers size={28} stroke={1.6} />}
          title={t('simulator:people.nobody')}
          text={t('simulator:people.nobody_text')}
        />
      ) : null}
      {customers.isPending ? (
        <AfterDelay>{<p className={styles.nothing}>{t('simulator:waiting')}</p>}</AfterDelay>
      ) : null}
      {chosen ? <Sides key={chosen.wa_id} listed={chosen} view={view} now={now} /> : null}
      {picking ? (
        <CustomerPicker
          customers={everyone}
          onClose={() => setPicking(false)}
          onPick={(waId) => {
            setChosenId(waId)
            setPicking(false)
          }}
        />
      ) : null}
    </div>
  )
}

function Sides({ listed, view, now }: { listed: Customer; view: View; now: Date | null }) {
  const { t } = useTranslation()
  const { data: customer = listed } = useQuery(customerQuery(listed.wa_id))
  const { data: thread } = useQuery(phoneQuery(listed.wa_id))
  return (
    <div className={styles.sides} data-view={view}>
      <DeskSide waId={customer.wa_id} />
      <section className={styles.side} aria-label={t('simulator:phone.title')} data-phone>
        <div className={styles.sideHead}>
          <IconDeviceMobile size={18} stroke={1.6} />
          <h2>{t('simulator:phone.title')}</h2>
          <span className={styles.space} />
          <span className={styles.state} data-on={customer.phone === 'on' || undefined}>
            {t(`simulator:phone_state.${customer.phone}`)}
            {customer.phone === 'on' && customer.chat_open_with !== null
              ? t('simulator:phone.and_open')
              : null}
          </span>
        </div>
        <PhoneSide customer={customer} thread={thread} now={now} />
      </section>
      <section className={styles.side} aria-label={t('simulator:state.title')} data-state>
        <div className={styles.sideHead}>
          <IconAdjustmentsHorizontal size={18} stroke={1.6} />
          <h2>{t('simulator:state.title')}</h2>
          <span className={styles.space} />
          <span className={styles.soft}>{t('simulator:state.causes')}</span>
        </div>
        <div className={styles.stateBody}>
          <PhoneSwitches customer={customer} numberId={thread?.number.phone_number_id} />
          <TruthTable waId={customer.wa_id} />
          <DeliveriesLog />
          <FaultChips />
        </div>
      </section>
    </div>
  )
}
