import { Button } from '@mantine/core'
import { IconAlertTriangle, IconBulb, IconCircleCheck } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { TickKind } from '../messages/index.ts'
import { Card } from '../platform/parts/index.ts'
import { ExampleBubble } from './example-bubble.tsx'
import styles from './worked-cases.module.css'

const cases: readonly { readonly id: string; readonly tick: TickKind; readonly probablyRead?: boolean }[] = [
  { id: 'quote', tick: 'two_grey' },
  { id: 'photo', tick: 'one_grey' },
  { id: 'solved', tick: 'two_blue' },
  { id: 'answered', tick: 'two_grey', probablyRead: true },
  { id: 'voice', tick: 'played' },
  { id: 'group', tick: 'two_grey' },
  { id: 'window', tick: 'failed' },
  { id: 'unreachable', tick: 'failed' },
  { id: 'everyone', tick: 'one_grey' },
  { id: 'price', tick: 'clock' },
]

/** Situations to think through: what one is tempted to say, what is known, and what to do. */
export function WorkedCases() {
  const { t } = useTranslation()
  return (
    <>
      <p className={styles.intro}>{t('training:cases.intro')}</p>
      <div className={styles.cases}>
        {cases.map(({ id, ...drawn }, index) => (
          <Card key={id} title={`${index + 1}. ${t(`training:case.${id}.title`)}`}>
            <p className={styles.scene}>{t(`training:case.${id}.scene`)}</p>
            <ExampleBubble text={t(`training:case.${id}.message`)} {...drawn} />
            <dl className={styles.facts}>
              <Line
                sign={<IconAlertTriangle size={16} stroke={1.7} className={styles.amber} />}
                name={t('training:cases.tempting')}
              >
                <span className={styles.quiet}>{t(`training:case.${id}.tempting`)}</span>
              </Line>
              <Line
                sign={<IconBulb size={16} stroke={1.7} className={styles.grey} />}
                name={t('training:cases.known')}
              >
                {t(`training:case.${id}.known`)}
              </Line>
              <Line
                sign={<IconCircleCheck size={16} stroke={1.7} className={styles.blue} />}
                name={t('training:cases.do')}
              >
                <strong className={styles.act}>{t(`training:case.${id}.do`)}</strong>
              </Line>
            </dl>
          </Card>
        ))}
      </div>
      <Button
        className={styles.next}
        renderRoot={(link) => <Link to="/help/$topic" params={{ topic: 'quiz' }} {...link} />}
      >
        {t('training:cases.quiz')}
      </Button>
    </>
  )
}

function Line(props: { sign: ReactNode; name: string; children: ReactNode }) {
  return (
    <div className={styles.line}>
      <dt>
        <span aria-hidden="true" className={styles.sign}>
          {props.sign}
        </span>
        {props.name}
      </dt>
      <dd>{props.children}</dd>
    </div>
  )
}
