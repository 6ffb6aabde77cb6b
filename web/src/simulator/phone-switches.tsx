import { NativeSelect, Switch } from '@mantine/core'
import { IconBan, IconDeviceMobile, IconEye, IconMessageCircle, IconSpeakerphone } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Tick, type TickKind } from '../messages/index.ts'
import { nextMessage } from './next-message.ts'
import styles from './simulator-page.module.css'
import type { Customer, PhoneState } from './simulator-shapes.ts'
import { useAct } from './use-act.ts'

const silences: readonly PhoneState[] = ['off', 'no_coverage', 'uninstalled']

/** The state of the phone, each switch beside the tick it would cause. */
export function PhoneSwitches({ customer, numberId }: { customer: Customer; numberId: string | undefined }) {
  const { t } = useTranslation()
  const act = useAct(customer.wa_id)
  const thread = customer.threads.find((one) => one.phone_number_id === numberId) ?? customer.threads[0]
  const on = customer.phone === 'on'
  const chatOpen = customer.chat_open_with !== null
  const blocked = thread?.blocked ?? false
  const stopped = thread?.marketing_stopped ?? false
  const set = (body: Record<string, unknown>) => act.mutate({ method: 'PUT', path: 'state', body })
  const next = nextMessage({ phone: customer.phone, chatOpen, receipts: customer.receipts, blocked })
  return (
    <div className={styles.block}>
      <SwitchRow
        name="phone"
        icon={<IconDeviceMobile size={18} stroke={1.6} />}
        on={on}
        tick="one_grey"
        onChange={(value) => set({ phone: value ? 'on' : 'off' })}
      >
        {on ? null : (
          <NativeSelect
            size="xs"
            aria-label={t('simulator:switch.why')}
            value={customer.phone}
            onChange={(event) => set({ phone: event.currentTarget.value })}
            data={silences.map((one) => ({ value: one, label: t(`simulator:phone_state.${one}`) }))}
          />
        )}
      </SwitchRow>
      <SwitchRow
        name="chat"
        icon={<IconMessageCircle size={18} stroke={1.6} />}
        on={chatOpen}
        tick={customer.receipts ? 'two_blue' : 'two_grey'}
        // Nobody reads a chat on a phone that is off.
        disabled={!on}
        onChange={(value) => set({ app_open: value, chat_open: value })}
      />
      <SwitchRow
        name="receipts"
        icon={<IconEye size={18} stroke={1.6} />}
        on={customer.receipts}
        tick="two_grey"
        onChange={(value) => set({ receipts: value })}
      />
      <SwitchRow
        name="block"
        icon={<IconBan size={18} stroke={1.6} />}
        on={blocked}
        tick="one_grey"
        onChange={(value) => set({ blocked: value })}
      />
      <SwitchRow
        name="stop"
        icon={<IconSpeakerphone size={18} stroke={1.6} />}
        on={stopped}
        tick="failed"
        onChange={(value) => set({ marketing_stopped: value })}
      />
      <div className={styles.next} role="status">
        <span>{t('simulator:next.title')}</span>
        <span className={styles.space} />
        <Tick tick={next.tick} place="start" />
        <strong>{t(`simulator:next.${next.words}`)}</strong>
      </div>
    </div>
  )
}

function SwitchRow(props: {
  name: 'phone' | 'chat' | 'receipts' | 'block' | 'stop'
  icon: ReactNode
  on: boolean
  tick: TickKind
  disabled?: boolean
  onChange: (on: boolean) => void
  children?: ReactNode
}) {
  const { t } = useTranslation()
  const id = `switch-${props.name}`
  return (
    <div className={styles.switchRow}>
      <Switch
        id={id}
        size="md"
        checked={props.on}
        disabled={props.disabled ?? false}
        onChange={(event) => props.onChange(event.currentTarget.checked)}
      />
      <span className={styles.switchIcon}>{props.icon}</span>
      <label htmlFor={id} className={styles.switchWords}>
        <span>{t(`simulator:switch.${props.name}.name`)}</span>
        <span className={styles.soft}>{t(`simulator:switch.${props.name}.${props.on ? 'on' : 'off'}`)}</span>
      </label>
      {props.children}
      <span className={styles.causes}>
        <Tick tick={props.tick} place="start" />
        {t(`simulator:switch.${props.name}.causes`)}
      </span>
    </div>
  )
}
