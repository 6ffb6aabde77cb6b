import { Modal } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { KeyHint } from '../parts/index.ts'
import styles from './keys-help.module.css'

type Line = { readonly keys: readonly string[]; readonly name: string }

// Told once here, so that the help and the keys people read about are one list.
export const keyGroups: readonly { readonly name: string; readonly lines: readonly Line[] }[] = [
  {
    name: 'anywhere',
    lines: [
      { keys: ['Ctrl', 'K'], name: 'commands' },
      { keys: ['?'], name: 'help' },
    ],
  },
  {
    name: 'list',
    lines: [
      { keys: ['J'], name: 'next' },
      { keys: ['K'], name: 'previous' },
      { keys: ['/'], name: 'search' },
    ],
  },
  {
    name: 'next_steps',
    lines: [
      { keys: ['J'], name: 'next_step' },
      { keys: ['K'], name: 'previous_step' },
      { keys: ['Enter'], name: 'open_step' },
    ],
  },
  {
    name: 'conversation',
    lines: [
      { keys: ['R'], name: 'reply' },
      { keys: ['E'], name: 'close' },
      { keys: ['A'], name: 'assign' },
      { keys: ['U'], name: 'back' },
      { keys: ['Z'], name: 'undo' },
    ],
  },
  {
    name: 'writing',
    lines: [
      { keys: ['Ctrl', 'Enter'], name: 'send' },
      { keys: ['F8'], name: 'remark' },
      { keys: ['Enter'], name: 'mend' },
      { keys: ['Ctrl', '/'], name: 'quick_replies' },
      { keys: ['Tab'], name: 'blank' },
    ],
  },
]

/** Every key the desk answers. */
export function KeysHelp({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation()
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('platform:keys.title')}
      size="md"
      closeButtonProps={{ 'aria-label': t('platform:close') }}
    >
      {keyGroups.map((group) => (
        <section key={group.name} className={styles.group}>
          <h2 className={styles.heading}>{t(`platform:keys.group.${group.name}`)}</h2>
          <dl>
            {group.lines.map((line) => (
              <div key={line.name} className={styles.line}>
                <dt>{t(`platform:keys.${line.name}`)}</dt>
                <dd className={styles.keys}>
                  {line.keys.map((key) => (
                    <KeyHint key={key} keys={key} always />
                  ))}
                  <span className="visually-hidden">{line.keys.join(' + ')}</span>
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
      <p className={styles.hint}>{t('platform:keys.hint')}</p>
      <p className={styles.hint}>
        <Link to="/help" onClick={onClose}>
          {t('platform:keys.ticks')}
        </Link>
      </p>
    </Modal>
  )
}
