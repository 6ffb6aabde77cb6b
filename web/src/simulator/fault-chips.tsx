import { Chip, Group } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { chosenFaults, type FaultKind, faultKinds, faultSettings } from './fault-settings.ts'
import styles from './simulator-page.module.css'
import { faultsQuery } from './simulator-queries.ts'
import { useControl } from './use-act.ts'

/** What may go wrong between the platform and the desk, for everybody, until it is switched off again. */
export function FaultChips() {
  const { t } = useTranslation()
  const { data } = useQuery(faultsQuery)
  const control = useControl()
  const chosen = chosenFaults(data)
  const toggle = (kind: FaultKind) => {
    const kinds = new Set(chosen)
    if (!kinds.delete(kind)) kinds.add(kind)
    control.mutate({ method: 'PUT', path: 'faults', body: faultSettings(kinds) })
  }
  return (
    <div className={styles.block}>
      <h3 className={styles.blockTitle}>{t('simulator:fault.title')}</h3>
      <Group gap={8}>
        {faultKinds.map((kind) => (
          <Chip
            key={kind}
            size="xs"
            variant="light"
            icon={null}
            checked={chosen.has(kind)}
            onChange={() => toggle(kind)}
            title={t(`simulator:fault.${kind}.what`)}
          >
            {t(`simulator:fault.${kind}.name`)}
          </Chip>
        ))}
      </Group>
    </div>
  )
}
