import { Badge, Button, Modal } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconBrandWhatsapp, IconPlayerPlay, IconPlugConnectedX, IconPlus } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { post, remove } from '../platform/api.ts'
import type { WhatsappNumber } from '../platform/api-shapes.ts'
import { AfterDelay, Card, Empty, Failure } from '../platform/parts/index.ts'
import { queryKeys } from '../platform/query-keys.ts'
import { useMay } from '../platform/session.ts'
import { showFailure } from '../platform/toast.ts'
import { useFormat } from '../platform/use-format.ts'
import { ConnectNumber } from './connect-number.tsx'
import { HealthFacts } from './number-health.tsx'
import { numbersQuery } from './number-queries.ts'
import styles from './numbers-section.module.css'

/** The WhatsApp numbers of the workspace: how each fares, and how to connect another. */
export function NumbersSection() {
  const { t } = useTranslation()
  const mayWrite = useMay('numbers.write')
  const [connecting, connectingHandlers] = useDisclosure(false)
  const { data, error, isError, refetch } = useQuery(numbersQuery)
  if (isError) return <Failure error={error} onRetry={() => void refetch()} />
  if (!data) return <AfterDelay>{<Card />}</AfterDelay>
  const connect = mayWrite ? (
    <Button leftSection={<IconPlus size={16} stroke={1.7} />} onClick={connectingHandlers.open}>
      {t('numbers:connect.action')}
    </Button>
  ) : null
  return (
    <>
      {data.data.length === 0 ? (
        <Card>
          <Empty
            icon={<IconBrandWhatsapp size={28} stroke={1.6} />}
            title={t('numbers:empty')}
            text={t('numbers:empty_text')}
          >
            {connect}
          </Empty>
        </Card>
      ) : (
        <>
          {data.data.map((number) => (
            <NumberCard key={number.id} number={number} />
          ))}
          {connect}
        </>
      )}
      <Modal
        opened={connecting}
        onClose={connectingHandlers.close}
        size={640}
        title={t('numbers:connect.title')}
        closeButtonProps={{ 'aria-label': t('platform:close') }}
        closeOnClickOutside={false}
      >
        <ConnectNumber onDone={connectingHandlers.close} />
      </Modal>
    </>
  )
}

function NumberCard({ number }: { number: WhatsappNumber }) {
  const { t } = useTranslation()
  const format = useFormat()
  const client = useQueryClient()
  const mayWrite = useMay('numbers.write')
  const [asking, askingHandlers] = useDisclosure(false)
  const refresh = () => void client.invalidateQueries({ queryKey: queryKeys.numbers })
  const onError = (error: unknown) => showFailure(error, t)
  const resuming = useMutation({
    mutationFn: () => post(`/numbers/${number.id}/resume`),
    onSuccess: refresh,
    onError,
  })
  const leaving = useMutation({
    mutationFn: () => remove(`/numbers/${number.id}`),
    onSuccess: () => {
      askingHandlers.close()
      refresh()
    },
    onError,
  })
  const marks = (
    <span className={styles.marks}>
      {number.simulated ? (
        <Badge variant="light" color="gray" tt="none" radius="sm">
          {t('numbers:simulated')}
        </Badge>
      ) : null}
      {number.coexistence ? (
        <Badge variant="light" color="gray" tt="none" radius="sm" title={t('numbers:coexistence_hint')}>
          {t('numbers:coexistence')}
        </Badge>
      ) : null}
    </span>
  )
  return (
    <Card
      title={number.label ?? number.verified_name ?? number.display_phone_number}
      text={t('numbers:connected', { at: format.date(new Date(number.connected_at)) })}
      side={marks}
    >
      <HealthFacts number={number} />
      {mayWrite && (number.sending_stopped || !number.simulated) ? (
        <div className={styles.actions}>
          {number.sending_stopped ? (
            <Button
              leftSection={<IconPlayerPlay size={16} stroke={1.7} />}
              loading={resuming.isPending}
              onClick={() => resuming.mutate()}
            >
              {t('numbers:resume')}
            </Button>
          ) : null}
          {number.simulated ? null : (
            <Button
              variant="default"
              leftSection={<IconPlugConnectedX size={16} stroke={1.7} />}
              onClick={askingHandlers.open}
            >
              {t('numbers:disconnect.action')}
            </Button>
          )}
        </div>
      ) : null}
      <Modal
        opened={asking}
        onClose={askingHandlers.close}
        title={t('numbers:disconnect.title', { number: number.display_phone_number })}
        closeButtonProps={{ 'aria-label': t('platform:close') }}
      >
        <p>{t('numbers:disconnect.text')}</p>
        <div className={styles.actions}>
          <Button color="red" loading={leaving.isPending} onClick={() => leaving.mutate()}>
            {t('numbers:disconnect.action')}
          </Button>
          <Button variant="default" onClick={askingHandlers.close}>
            {t('numbers:disconnect.keep')}
          </Button>
        </div>
      </Modal>
    </Card>
  )
}
