import {
  ctaLabelCharsMax,
  footerCharsMax,
  headerTextCharsMax,
  interactiveBodyCharsMax,
} from '@doublecheck/whatsapp'
import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ValueFindings } from '../../review/index.ts'
import { BuilderDialog } from './builder-dialog.tsx'
import type { BuilderProps } from './builders.tsx'
import { AroundFields, aroundBody, Count, nothingAround } from './interactive-fields.tsx'

/** Words with one button that opens a page. */
export function LinkDialog(builder: BuilderProps) {
  const { t } = useTranslation()
  const [around, setAround] = useState({ ...nothingAround, body: builder.words })
  const [label, setLabel] = useState('')
  const [url, setUrl] = useState('https://')
  const body = {
    type: 'cta_url',
    ...aroundBody(around),
    action: { name: 'cta_url', parameters: { display_text: label, url } },
  }
  return (
    <BuilderDialog title={t('messages:build.link')} type="interactive" body={body} builder={builder}>
      {(errorOf, findingsOf) => (
        <>
          <AroundFields
            around={around}
            onChange={setAround}
            errorOf={errorOf}
            findingsOf={findingsOf}
            headerMax={headerTextCharsMax}
            bodyMax={interactiveBodyCharsMax}
            footerMax={footerCharsMax}
          />
          <TextInput
            label={t('messages:build.link_label')}
            value={label}
            onChange={(event) => setLabel(event.currentTarget.value)}
            error={errorOf('interactive.action.parameters.display_text')}
            rightSection={<Count text={label} max={ctaLabelCharsMax} />}
          />
          <ValueFindings findings={findingsOf('button')} value={label} onChange={setLabel} />
          <TextInput
            type="url"
            label={t('messages:build.link_url')}
            value={url}
            onChange={(event) => setUrl(event.currentTarget.value)}
            error={errorOf('interactive.action.parameters.url')}
          />
          <ValueFindings findings={findingsOf('url')} value={url} onChange={setUrl} />
        </>
      )}
    </BuilderDialog>
  )
}
