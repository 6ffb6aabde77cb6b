import { charCount } from '@doublecheck/whatsapp'
import { Textarea, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { ValueFindings } from '../../review/index.ts'
import type { FieldError, FieldFindings } from './builder-dialog.tsx'

/** Words around what can be tapped: header, body and footer, shared by every kind with buttons. */
type Around = { header: string; body: string; footer: string }

export const nothingAround: Around = { header: '', body: '', footer: '' }

/** The platform's objects for what was written; what is empty is left away. */
export function aroundBody(around: Around) {
  return {
    ...(around.header ? { header: { type: 'text', text: around.header } } : {}),
    body: { text: around.body },
    ...(around.footer ? { footer: { text: around.footer } } : {}),
  }
}

export function AroundFields(props: {
  around: Around
  onChange: (around: Around) => void
  errorOf: FieldError
  findingsOf: FieldFindings
  headerMax: number
  bodyMax: number
  footerMax: number
}) {
  const { t } = useTranslation()
  const { around, onChange, errorOf, findingsOf } = props
  const remarks = (part: keyof Around) => (
    <ValueFindings
      findings={findingsOf(part)}
      value={around[part]}
      onChange={(words) => onChange({ ...around, [part]: words })}
    />
  )
  return (
    <>
      <TextInput
        label={t('messages:build.header')}
        description={t('messages:build.header_hint')}
        value={around.header}
        onChange={(event) => onChange({ ...around, header: event.currentTarget.value })}
        error={errorOf('interactive.header.text')}
        rightSection={<Count text={around.header} max={props.headerMax} />}
      />
      {remarks('header')}
      <Textarea
        data-autofocus
        autosize
        minRows={2}
        maxRows={8}
        label={t('messages:build.body')}
        value={around.body}
        onChange={(event) => onChange({ ...around, body: event.currentTarget.value })}
        error={errorOf('interactive.body.text')}
        rightSection={<Count text={around.body} max={props.bodyMax} />}
      />
      {remarks('body')}
      <TextInput
        label={t('messages:build.footer')}
        value={around.footer}
        onChange={(event) => onChange({ ...around, footer: event.currentTarget.value })}
        error={errorOf('interactive.footer.text')}
        rightSection={<Count text={around.footer} max={props.footerMax} />}
      />
      {remarks('footer')}
    </>
  )
}

/** Characters left, once they begin to matter. */
export function Count({ text, max }: { text: string; max: number }) {
  const left = max - charCount(text)
  if (left > Math.max(10, max * 0.2)) return null
  return (
    <span className="tabular" style={{ color: left < 0 ? 'var(--red)' : 'var(--text-3)', fontSize: 11 }}>
      {left}
    </span>
  )
}
