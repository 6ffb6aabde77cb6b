import {
  footerCharsMax,
  headerTextCharsMax,
  listBodyCharsMax,
  listButtonCharsMax,
  listRowDescriptionCharsMax,
  listRowsCountMax,
  listRowTitleCharsMax,
} from '@doublecheck/whatsapp'
import { ActionIcon, Button, TextInput } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './builder-dialog.module.css'
import { BuilderDialog, type FieldError } from './builder-dialog.tsx'
import type { BuilderProps } from './builders.tsx'
import { AroundFields, aroundBody, Count, nothingAround } from './interactive-fields.tsx'

type Row = { title: string; description: string }
type Section = { title: string; rows: Row[] }

/** A choice of up to ten rows, in one or more sections, that opens from one button. */
export function ListDialog({ words, onSend, onClose }: BuilderProps) {
  const { t } = useTranslation()
  const [around, setAround] = useState({ ...nothingAround, body: words })
  const [opener, setOpener] = useState('')
  const [sections, setSections] = useState<Section[]>([{ title: '', rows: [{ title: '', description: '' }] }])
  const count = sections.reduce((sum, section) => sum + section.rows.length, 0)
  const change = (index: number, section: Section) => setSections(sections.with(index, section))
  return (
    <BuilderDialog
      title={t('messages:build.list')}
      type="interactive"
      body={{
        type: 'list',
        ...aroundBody(around),
        action: { button: opener, sections: sectionsBody(sections) },
      }}
      onSend={onSend}
      onClose={onClose}
    >
      {(errorOf) => (
        <>
          <AroundFields
            around={around}
            onChange={setAround}
            errorOf={errorOf}
            headerMax={headerTextCharsMax}
            bodyMax={listBodyCharsMax}
            footerMax={footerCharsMax}
          />
          <TextInput
            label={t('messages:build.list_button')}
            value={opener}
            onChange={(event) => setOpener(event.currentTarget.value)}
            error={errorOf('interactive.action.button')}
            rightSection={<Count text={opener} max={listButtonCharsMax} />}
          />
          {sections.map((section, index) => (
            <SectionFields
              // biome-ignore lint/suspicious/noArrayIndexKey: a section is its place.
              key={index}
              section={section}
              place={`interactive.action.sections[${index}]`}
              titled={sections.length > 1}
              full={count >= listRowsCountMax}
              errorOf={errorOf}
              onChange={(changed) => change(index, changed)}
              onRemove={sections.length > 1 ? () => setSections(sections.toSpliced(index, 1)) : undefined}
            />
          ))}
          <div className={styles.row}>
            <p className={styles.hint}>{t('messages:build.rows_used', { count, max: listRowsCountMax })}</p>
            {count < listRowsCountMax ? (
              <Button
                size="xs"
                variant="default"
                leftSection={<IconPlus size={14} />}
                onClick={() =>
                  setSections([...sections, { title: '', rows: [{ title: '', description: '' }] }])
                }
              >
                {t('messages:build.add_section')}
              </Button>
            ) : null}
          </div>
        </>
      )}
    </BuilderDialog>
  )
}

function sectionsBody(sections: readonly Section[]) {
  let number = 0
  return sections.map((section) => ({
    ...(section.title ? { title: section.title } : {}),
    rows: section.rows.map((row) => {
      number += 1
      return {
        id: String(number),
        title: row.title,
        ...(row.description ? { description: row.description } : {}),
      }
    }),
  }))
}

function SectionFields(props: {
  section: Section
  place: string
  titled: boolean
  full: boolean
  errorOf: FieldError
  onChange: (section: Section) => void
  onRemove: (() => void) | undefined
}) {
  const { t } = useTranslation()
  const { section, place, errorOf, onChange } = props
  const changeRow = (index: number, row: Row) => onChange({ ...section, rows: section.rows.with(index, row) })
  return (
    <fieldset className={styles.group}>
      {props.titled ? (
        <div className={styles.row}>
          <TextInput
            label={t('messages:build.section_title')}
            value={section.title}
            onChange={(event) => onChange({ ...section, title: event.currentTarget.value })}
            error={errorOf(`${place}.title`)}
          />
          {props.onRemove ? (
            <ActionIcon mt={24} aria-label={t('messages:build.remove_section')} onClick={props.onRemove}>
              <IconX size={16} stroke={1.7} />
            </ActionIcon>
          ) : null}
        </div>
      ) : null}
      {section.rows.map((row, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place.
        <div key={index} className={styles.row}>
          <TextInput
            aria-label={t('messages:build.row_title', { number: index + 1 })}
            placeholder={t('messages:build.row_title', { number: index + 1 })}
            value={row.title}
            onChange={(event) => changeRow(index, { ...row, title: event.currentTarget.value })}
            error={errorOf(`${place}.rows[${index}].title`)}
            rightSection={<Count text={row.title} max={listRowTitleCharsMax} />}
          />
          <TextInput
            aria-label={t('messages:build.row_description')}
            placeholder={t('messages:build.row_description')}
            value={row.description}
            onChange={(event) => changeRow(index, { ...row, description: event.currentTarget.value })}
            error={errorOf(`${place}.rows[${index}].description`)}
            rightSection={<Count text={row.description} max={listRowDescriptionCharsMax} />}
          />
          {section.rows.length > 1 ? (
            <ActionIcon
              aria-label={t('messages:build.remove_row', { number: index + 1 })}
              onClick={() => onChange({ ...section, rows: section.rows.toSpliced(index, 1) })}
            >
              <IconX size={16} stroke={1.7} />
            </ActionIcon>
          ) : null}
        </div>
      ))}
      {props.full ? null : (
        <div>
          <Button
            size="xs"
            variant="default"
            leftSection={<IconPlus size={14} />}
            onClick={() => onChange({ ...section, rows: [...section.rows, { title: '', description: '' }] })}
          >
            {t('messages:build.add_row')}
          </Button>
        </div>
      )}
    </fieldset>
  )
}
