import { Button } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconFileCertificate, IconPlus } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { AfterDelay, Card, Empty, Failure, Page } from '../platform/parts/index.ts'
import { useMay } from '../platform/session.ts'
import { AskDialog } from './ask-dialog.tsx'
import styles from './evidence.module.css'
import { exportsQuery } from './evidence-queries.ts'
import { ExportLine } from './export-line.tsx'
import { JournalCard } from './journal-card.tsx'

/** The sealed journal: how far it goes, whose key signs it, and what two people take out of it for a dispute. */
export function EvidencePage() {
  const { t } = useTranslation()
  return (
    <Page title={t('evidence:title')}>
      <p className={styles.intro}>{t('evidence:intro')}</p>
      <JournalCard />
      <ExportsCard />
    </Page>
  )
}

function ExportsCard() {
  const { t } = useTranslation()
  const mayAsk = useMay('evidence.export')
  const [asking, { open, close }] = useDisclosure(false)
  const query = useInfiniteQuery(exportsQuery)
  if (query.isError) return <Failure error={query.error} onRetry={() => void query.refetch()} />
  if (!query.data) return <AfterDelay>{<Card />}</AfterDelay>
  const asked = query.data.pages.flatMap((page) => page.data)
  const ask = mayAsk ? (
    <Button leftSection={<IconPlus size={16} stroke={1.7} />} onClick={open}>
      {t('evidence:ask.open')}
    </Button>
  ) : null
  return (
    <Card
      title={t('evidence:exports.title')}
      text={t('evidence:exports.text')}
      side={asked.length > 0 ? ask : null}
    >
      {asked.length === 0 ? (
        <Empty
          icon={<IconFileCertificate size={28} stroke={1.6} />}
          title={t('evidence:exports.none')}
          text={t('evidence:exports.none_text')}
        >
          {ask}
        </Empty>
      ) : (
        <ul className={styles.list}>
          {asked.map((one) => (
            <ExportLine key={one.id} asked={one} />
          ))}
        </ul>
      )}
      {query.hasNextPage ? (
        <Button
          variant="default"
          mt={12}
          loading={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          {t('evidence:exports.more')}
        </Button>
      ) : null}
      {asking ? <AskDialog onClose={close} /> : null}
    </Card>
  )
}
