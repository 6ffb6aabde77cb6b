import {
  buttonsBodyCharsMax,
  footerCharsMax,
  headerTextCharsMax,
  replyButtonsCountMax,
  replyButtonTitleCharsMax,
} from '@doublecheck/whatsapp'
import { ActionIcon, Button, TextInput } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ValueFindings } from '../../review/index.ts'
import styles from './builder-dialog.module.css'
import { BuilderDialog } from './builder-dialog.tsx'
import type { BuilderProps } from './builders.tsx'
import { AroundFields, aroundBody, Count, nothingAround } from './interactive-fields.tsx'

/** A question with one to three answers to tap. */
export function ButtonsDialog(builder: BuilderProps) {
  const { t } = useTranslation()
  const [around, setAround] = useState({ ...nothingAround, body: builder.words })
  const [titles, setTitles] = useState(['', ''])
  const body = {
    type: 'button',
    ...aroundBody(around),
    action: {
      // The id comes back with the tap. It carries its own place, so that it is unique whatever the words.
      buttons: titles.map((title, index) => ({ type: 'reply', reply: { id: `${index + 1}`, title } })),
    },
  }
  return (
    <BuilderDialog title={t('messages:build.buttons')} type="interactive" body={body} builder={builder}>
      {(errorOf, findingsOf) => (
        <>
          <AroundFields
            around={around}
            onChange={setAround}
            errorOf={errorOf}
            findingsOf={findingsOf}
            headerMax={headerTextCharsMax}
            bodyMax={buttonsBodyCharsMax}
            footerMax={footerCharsMax}
          />
          {titles.map((title, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a button is its place.
            <div key={index} className={styles.row}>
              <div>
                <TextInput
                  label={t('messages:build.button', { number: index + 1 })}
                  value={title}
                  onChange={(event) => setTitles(titles.with(index, event.currentTarget.value))}
                  error={errorOf(`interactive.action.buttons[${index}].reply.title`)}
                  rightSection={<Count text={title} max={replyButtonTitleCharsMax} />}
                />
                <ValueFindings
                  findings={findingsOf(`button.${index + 1}`)}
                  value={title}
                  onChange={(words) => setTitles(titles.with(index, words))}
                />
              </div>
              {titles.length > 1 ? (
                <ActionIcon
                  mt={24}
                  aria-label={t('messages:build.remove_button', { number: index + 1 })}
                  onClick={() => setTitles(titles.toSpliced(index, 1))}
                >
                  <IconX size={16} stroke={1.7} />
                </ActionIcon>
              ) : null}
            </div>
          ))}
          {titles.length < replyButtonsCountMax ? (
            <div>
              <Button
                size="xs"
                variant="default"
                leftSection={<IconPlus size={14} />}
                onClick={() => setTitles([...titles, ''])}
              >
                {t('messages:build.add_button')}
              </Button>
            </div>
          ) : null}
        </>
      )}
    </BuilderDialog>
  )
}
