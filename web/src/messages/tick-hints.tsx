import { Popover } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { describedBy, tickCodes } from './tick-code.ts'
import styles from './tick-hints.module.css'
import { TickSays } from './tick-says.tsx'
import { useTickPointedAt } from './use-tick-pointed-at.ts'

/**
 * One explanation for every tick of the desk: on hover, on a long press, and when the tick itself has the focus. Kept
 * once for the whole page, since lists draw ticks by the hundred.
 */
export function TickHints() {
  const { t } = useTranslation()
  const { pointedAt, hide, stay } = useTickPointedAt()
  return (
    <>
      <div hidden>
        {tickCodes.map((code) => (
          <p key={code} id={describedBy(code)}>
            {t('messages:tick.proves_label')} {t(`messages:tick.${code}.proves`)}{' '}
            {t('messages:tick.not_label')} {t(`messages:tick.${code}.not`)}
          </p>
        ))}
      </div>
      {pointedAt ? (
        <Popover
          key={`${pointedAt.place.left} ${pointedAt.place.top}`}
          opened
          onChange={hide}
          position="top"
          width={304}
          offset={6}
          withinPortal={false}
          floatingStrategy="fixed"
          closeOnClickOutside={false}
          withRoles={false}
          trapFocus={false}
        >
          <Popover.Target>
            <span className={styles.anchor} style={pointedAt.place} />
          </Popover.Target>
          <Popover.Dropdown
            role="tooltip"
            className={styles.hint}
            onPointerEnter={stay}
            onPointerLeave={hide}
          >
            <TickSays code={pointedAt.code} at={pointedAt.at} />
          </Popover.Dropdown>
        </Popover>
      ) : null}
    </>
  )
}
