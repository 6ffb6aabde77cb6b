import { IconTemplate } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Content } from './content.ts'
import { InteractiveContent, type Taps } from './interactive-content.tsx'
import styles from './template-content.module.css'
import { type TemplatePreview, templateValues } from './template-preview.ts'

/**
 * A template as it was sent. `rendered` are the words the desk kept with the message; without them,
 * which happens
 * for messages written elsewhere, its name and its values are told instead of guessing at the words.
 */
export function TemplateContent(props: {
  content: Extract<Content, { kind: 'template' }>
  rendered: TemplatePreview | null
  tail: ReactNode
  taps?: Taps | undefined
  headerMedia?: ReactNode
}) {
  const { t } = useTranslation()
  const { content, rendered, tail } = props
  return (
    <>
      {props.taps ? null : (
        <div className={styles.origin}>
          <IconTemplate size={14} stroke={1.7} />
          {t('messages:template.origin', { name: content.name.replaceAll('_', ' ') })}
        </div>
      )}
      {rendered === null ? (
        <div className={styles.unknown}>
          {t('messages:template.unknown')}
          <ul className={styles.values}>
            {templateValues(content.components).map((value, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the values of one message never move.
              <li key={index} dir="auto">
                {value}
              </li>
            ))}
          </ul>
          {tail}
        </div>
      ) : (
        <InteractiveContent parts={rendered} tail={tail} taps={props.taps} headerMedia={props.headerMedia} />
      )}
    </>
  )
}
