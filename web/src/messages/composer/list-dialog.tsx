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
import { ValueFindings } from '../../review/index.ts'
import styles from './builder-dialog.module.css'
import { BuilderDialog, type FieldError, type FieldFindings } from './builder-dialog.tsx'
import type { BuilderProps } from './builders.tsx'
import { AroundFields, aroundBody, Count, nothingAround } from './interactive-fields.tsx'

type Row = { title: string; description: string }
type Section = { title: string; rows: Row[] }

/** A choice of up to ten rows, in one or more sections, that opens from one button. */
export function ListDialog(builder: BuilderProps) {
  const { t } = useTranslation()
  const [around, setAround] = useState({ ...nothingAround, body: builder.words })
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
      builder={builder}
    >
      {(errorOf, findingsOf) => (
        <>
          <AroundFields
            around={around}
            onChange={setAround}
            errorOf={errorOf}
            findingsOf={findingsOf}
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
          <ValueFindings findings={findingsOf('button')} value={opener} onChange={setOpener} />
          {sections.map((section, index) => (
            <SectionFields
              // biome-ignore lint/suspicious/noArrayIndexKey: a section is its place.
              key={index}
              section={section}
              number={index + 1}
              rowsBefore={sections.slice(0, index).reduce((sum, one) => sum + one.rows.length, 0)}
              titled={sections.length > 1}
              full={count >= listRowsCountMax}
              errorOf={errorOf}
              findingsOf={findingsOf}
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
  number: number
  /** Rows of the sections before it: the second look counts them through. */
  rowsBefore: number
  titled: boolean
  full: boolean
  errorOf: FieldError
  findingsOf: FieldFindings
  onChange: (section: Section) => void
  onRemove: (() => void) | undefined
}) {
  const { t } = useTranslation()
  const { section, errorOf, findingsOf, onChange } = props
  const place = `interactive.action.sections[${props.number - 1}]`
  return (
    <fieldset className={styles.group}>
      {props.titled ? (
        <div className={styles.row}>
          <div>
            <TextInput
              label={t('messages:build.section_title')}
              value={section.title}
              onChange={(event) => onChange({ ...section, title: event.currentTarget.value })}
              error={errorOf(`${place}.title`)}
            />
            <ValueFindings
              findings={findingsOf(`section.${props.number}`)}
              value={section.title}
              onChange={(title) => onChange({ ...section, title })}
            />
          </div>
          {props.onRemove ? (
            <ActionIcon mt={24} aria-label={t('messages:build.remove_section')} onClick={props.onRemove}>
              <IconX size={16} stroke={1.7} />
            </ActionIcon>
          ) : null}
        </div>
      ) : null}
      {section.rows.map((row, index) => (
        <RowFields
          // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place.
          key={index}
          row={row}
          number={index + 1}
          counted={props.rowsBefore + index + 1}
          place={`${place}.rows[${index}]`}
          errorOf={errorOf}
          findingsOf={findingsOf}
          onChange={(changed) => onChange({ ...section, rows: section.rows.with(index, changed) })}
          onRemove={
            section.rows.length > 1
              ? () => onChange({ ...section, rows: section.rows.toSpliced(index, 1) })
              : undefined
          }
        />
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

function RowFields(props: {
  row: Row
  /** In its section, and through all of them. */
  number: number
  counted: number
  place: string
  errorOf: FieldError
  findingsOf: FieldFindings
  onChange: (row: Row) => void
  onRemove: (() => void) | undefined
}) {
  const { t } = useTranslation()
  const { row, place, counted, errorOf, findingsOf, onChange } = props
  return (
    <div className={styles.row}>
      <div>
        <TextInput
          aria-label={t('messages:build.row_title', { number: props.number })}
          placeholder={t('messages:build.row_title', { number: props.number })}
          value={row.title}
          onChange={(event) => onChange({ ...row, title: event.currentTarget.value })}
          error={errorOf(`${place}.title`)}
          rightSection={<Count text={row.title} max={listRowTitleCharsMax} />}
        />
        <ValueFindings
          findings={findingsOf(`row.${counted}`)}
          value={row.title}
          onChange={(title) => onChange({ ...row, title })}
        />
      </div>
      <div>
        <TextInput
          aria-label={t('messages:build.row_description')}
          placeholder={t('messages:build.row_description')}
          value={row.description}
          onChange={(event) => onChange({ ...row, description: event.currentTarget.value })}
          error={errorOf(`${place}.description`)}
          rightSection={<Count text={row.description} max={listRowDescriptionCharsMax} />}
        />
        <ValueFindings
          findings={findingsOf(`description.${counted}`)}
          value={row.description}
          onChange={(description) => onChange({ ...row, description })}
        />
      </div>
      {props.onRemove ? (
        <ActionIcon
          aria-label={t('messages:build.remove_row', { number: props.number })}
          onClick={props.onRemove}
        >
          <IconX size={16} stroke={1.7} />
        </ActionIcon>
      ) : null}
    </div>
  )
}
