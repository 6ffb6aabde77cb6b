import { Button, CopyButton, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import styles from './copy-field.module.css'

/** Something to be carried elsewhere, with the button that takes it along. */
export function CopyField(props: { label: string; value: string; description?: string }) {
  const { t } = useTranslation()
  return (
    <div className={styles.field}>
      <TextInput
        className={styles.input}
        label={props.label}
        description={props.description}
        value={props.value}
        readOnly
        onFocus={(event) => event.currentTarget.select()}
      />
      <CopyButton value={props.value} timeout={2_000}>
        {({ copied, copy }) => (
          <Button variant="default" onClick={copy} aria-live="polite">
            {copied ? t('platform:copied') : t('platform:copy')}
          </Button>
        )}
      </CopyButton>
    </div>
  )
}
