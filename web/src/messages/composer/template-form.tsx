import { Button, FileInput, TextInput } from '@mantine/core'
import { IconPaperclip } from '@tabler/icons-react'
import type { TFunction } from 'i18next'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Contact, Template, TemplateBlank } from '../../platform/api-shapes.ts'
import { errorWords } from '../../platform/error-words.ts'
import { type Dismissed, type Finding, LazyGate, useFormLook, ValueFindings } from '../../review/index.ts'
import { InteractiveContent } from '../interactive-content.tsx'
import { fieldsOf, itemsOf, textOf } from '../json.ts'
import bubble from '../message-bubble.module.css'
import { previewTemplate } from '../template-preview.ts'
import { kindOfFile } from './attachment.ts'
import type { Outgoing } from './outgoing.ts'
import { problemWords } from './problem-words.ts'
import {
  type BlankProblem,
  type BlankValues,
  blankKey,
  cannotFill,
  checkBlanks,
  fillTemplate,
  mediaFormat,
  partOfBlank,
} from './template-blanks.ts'
import styles from './template-picker.module.css'
import { uploadFile } from './upload-file.ts'

/** The blanks of one template as fields, beside the message they make. */
export function TemplateForm(props: {
  template: Template
  contact: Contact
  onSend: (outgoing: Outgoing) => Promise<void>
  onClose: () => void
}) {
  const { t } = useTranslation()
  const { template } = props
  const [values, setValues] = useState<BlankValues>(() => firstValues(template, props.contact))
  const [tried, setTried] = useState(false)
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState<string | null>(null)
  const filled = fillTemplate(template, values)
  const preview = previewTemplate(template.components, filled.body.components)
  const problems = checkBlanks(template, values)
  const hindrance = cannotFill(template)
  const look = useFormLook(
    { contactId: props.contact.id, type: 'template', body: filled.body },
    problems.length === 0,
  )
  const submit = async () => {
    setTried(true)
    if (problems.length > 0) return
    const dismissed = await look.pass()
    if (dismissed !== null) await send(dismissed)
  }
  const send = async (dismissed: readonly Dismissed[]) => {
    setBusy(true)
    try {
      await props.onSend({
        type: 'template',
        body: filled.body,
        quotes: null,
        media: null,
        rendered: preview,
        dismissed,
      })
      props.onClose()
    } catch (error) {
      setRefused(errorWords(error, t))
      setBusy(false)
    }
  }
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      <div className={styles.preview}>
        <div className={bubble.bubble} data-direction="out">
          <InteractiveContent parts={preview} tail={null} />
        </div>
      </div>
      {hindrance === null ? null : (
        <p className={styles.hindrance}>{t(`messages:template.cannot_${hindrance}`)}</p>
      )}
      {hindrance === null
        ? template.blanks.map((blank) => (
            <BlankField
              key={blankKey(blank)}
              template={template}
              blank={blank}
              value={values[blankKey(blank)] ?? ''}
              findings={look.findingsOf(partOfBlank(template.blanks, blank))}
              error={blankError(problems, blankKey(blank), tried, t)}
              onChange={(value) => setValues({ ...values, [blankKey(blank)]: value })}
            />
          ))
        : null}
      {template.category.toUpperCase() === 'MARKETING' ? (
        <p className={styles.facts}>{t('messages:template.marketing')}</p>
      ) : null}
      {refused === null ? null : (
        <p className={styles.refused} role="alert">
          {refused}
        </p>
      )}
      {blankError(problems, null, true, t) ? (
        <p className={styles.refused}>{blankError(problems, null, true, t)}</p>
      ) : null}
      {look.gate ? (
        <LazyGate gate={look.gate} onBack={look.back} onSend={(reason) => void send(look.passed(reason))} />
      ) : null}
      <div className={styles.foot}>
        <Button variant="default" onClick={props.onClose}>
          {t('messages:cancel')}
        </Button>
        <Button type="submit" loading={busy} disabled={hindrance !== null}>
          {t('messages:send')}
        </Button>
      </div>
    </form>
  )
}

function blankError(
  problems: readonly BlankProblem[],
  key: string | null,
  tried: boolean,
  t: TFunction,
): string | undefined {
  const found = problems.find((problem) => problem.key === key)
  if (!found || (!tried && found.code === 'too_short')) return undefined
  return problemWords(found, t)
}

function BlankField(props: {
  template: Template
  blank: TemplateBlank
  value: string
  findings: readonly Finding[]
  error: string | undefined
  onChange: (value: string) => void
}) {
  const { t } = useTranslation()
  const { blank } = props
  const format = mediaFormat(blank)
  const label =
    blank.component === 'button'
      ? t('messages:template.blank_button', { title: buttonTitle(props.template, blank.index ?? 0) })
      : t(`messages:template.blank_${blank.component}`, { name: blank.name.replaceAll('_', ' ') })
  if (format !== null) return <MediaField {...props} format={format} />
  return (
    <div>
      <TextInput
        label={label}
        placeholder={
          blank.example === null ? undefined : t('messages:template.example', { example: blank.example })
        }
        value={props.value}
        onChange={(event) => props.onChange(event.currentTarget.value)}
        error={props.error}
      />
      <ValueFindings findings={props.findings} value={props.value} onChange={props.onChange} />
    </div>
  )
}

function MediaField(props: {
  format: 'image' | 'video' | 'document'
  error: string | undefined
  onChange: (id: string) => void
}) {
  const { t } = useTranslation()
  const [problem, setProblem] = useState<string | null>(null)
  const choose = async (file: File | null) => {
    setProblem(null)
    props.onChange('')
    if (!file) return
    if (kindOfFile(file.type) !== props.format) return setProblem(t('messages:attach.wrong_kind'))
    try {
      props.onChange((await uploadFile(file)).id)
    } catch (error) {
      setProblem(errorWords(error, t))
    }
  }
  return (
    <FileInput
      label={t(`messages:kind.${props.format}`)}
      placeholder={t('messages:attach.choose')}
      leftSection={<IconPaperclip size={16} stroke={1.7} />}
      clearable
      onChange={(file) => void choose(file)}
      error={problem ?? props.error}
    />
  )
}

function buttonTitle(template: Template, index: number): string {
  const buttons = template.components.find((one) => textOf(one.type).toUpperCase() === 'BUTTONS')
  return textOf(itemsOf(fieldsOf(buttons).buttons)[index]?.text)
}

/** A blank that asks for the name starts with the name the desk knows; nothing else is guessed. */
function firstValues(template: Template, contact: Contact): BlankValues {
  const values: Record<string, string> = {}
  const name = contact.name?.split(' ')[0] ?? ''
  for (const blank of template.blanks) {
    if (blank.component === 'body' && /^(first_?name|pr[eé]nom|name|nom)$/i.test(blank.name))
      values[blankKey(blank)] = name
  }
  return values
}
