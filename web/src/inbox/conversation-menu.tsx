import { ActionIcon, Menu } from '@mantine/core'
import {
  IconClockPause,
  IconDots,
  IconFileCertificate,
  IconLink,
  IconPlayerPlay,
  IconTag,
} from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Conversation } from '../platform/api-shapes.ts'
import { useNarrow } from '../platform/screen.ts'
import { useMay, useSession } from '../platform/session.ts'
import { showDone, showFailure } from '../platform/toast.ts'
import { TeamItems } from './assign-menu.tsx'
import { useAddLabel, useRemoveLabel, useSetState } from './conversation-actions.ts'
import { conversationCan } from './conversation-can.ts'
import { labelsQuery } from './inbox-queries.ts'
import { pauses } from './pauses.ts'

const AskDialog = lazy(() =>
  import('../evidence/ask-dialog.tsx').then((file) => ({ default: file.AskDialog })),
)

/** What is done less often with a conversation: put aside until a time, labels, its address. */
export function ConversationMenu({ conversation }: { conversation: Conversation }) {
  const { t } = useTranslation()
  const { mutate: setState } = useSetState(conversation.id)
  const timeZone = useSession().workspace.time_zone
  const narrow = useNarrow()
  const mayExport = useMay('evidence.export')
  const [exporting, setExporting] = useState(false)
  const copy = () => {
    navigator.clipboard
      .writeText(window.location.href)
      .then(() => showDone(t('inbox:action.copied')))
      .catch((error: unknown) => showFailure(error, t))
  }
  return (
    <>
      <Menu position="bottom-end" width={248}>
        <Menu.Target>
          <ActionIcon aria-label={t('inbox:action.more')}>
            <IconDots size={20} stroke={1.7} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown mah={480} style={{ overflowY: 'auto' }}>
          {conversationCan.wait(conversation) ? (
            <>
              <Menu.Label>{t('inbox:pause.title')}</Menu.Label>
              {pauses(new Date(), timeZone).map((pause) => (
                <Menu.Item
                  key={pause.name}
                  leftSection={<IconClockPause size={16} stroke={1.7} />}
                  onClick={() => setState({ state: 'pending', until: pause.until.toISOString() })}
                >
                  {t(`inbox:pause.${pause.name}`)}
                </Menu.Item>
              ))}
            </>
          ) : null}
          {conversation.state === 'pending' ? (
            <Menu.Item
              leftSection={<IconPlayerPlay size={16} stroke={1.7} />}
              onClick={() => setState({ state: 'open' })}
            >
              {t('inbox:pause.end')}
            </Menu.Item>
          ) : null}
          {narrow ? <TeamItems conversation={conversation} /> : null}
          <LabelItems conversation={conversation} />
          {navigator.clipboard ? (
            <>
              <Menu.Divider />
              <Menu.Item leftSection={<IconLink size={16} stroke={1.7} />} onClick={copy}>
                {t('inbox:action.copy_link')}
              </Menu.Item>
            </>
          ) : null}
          {mayExport && conversation.contact ? (
            <Menu.Item
              leftSection={<IconFileCertificate size={16} stroke={1.7} />}
              onClick={() => setExporting(true)}
            >
              {t('evidence:ask.menu')}
            </Menu.Item>
          ) : null}
        </Menu.Dropdown>
      </Menu>
      {exporting && conversation.contact ? (
        <Suspense fallback={null}>
          <AskDialog
            of={{
              conversationId: conversation.id,
              contactId: conversation.contact.id,
              name: conversation.contact.display_name,
            }}
            onClose={() => setExporting(false)}
          />
        </Suspense>
      ) : null}
    </>
  )
}

function LabelItems({ conversation }: { conversation: Conversation }) {
  const { t } = useTranslation()
  const labels = useQuery(labelsQuery).data?.data ?? []
  const { mutate: add } = useAddLabel(conversation.id)
  const { mutate: drop } = useRemoveLabel(conversation.id)
  const chosen = new Set(conversation.labels.map((label) => label.id))
  return (
    <>
      <Menu.Divider />
      <Menu.Label>{t('inbox:label.title')}</Menu.Label>
      {labels.map((label) => (
        <Menu.CheckboxItem
          key={label.id}
          checked={chosen.has(label.id)}
          onChange={(on) => (on ? add(label) : drop(label))}
        >
          {label.name}
        </Menu.CheckboxItem>
      ))}
      <Menu.Item
        leftSection={<IconTag size={16} stroke={1.7} />}
        renderRoot={(props) => <Link to="/settings/$section" params={{ section: 'labels' }} {...props} />}
      >
        {t('inbox:label.manage')}
      </Menu.Item>
    </>
  )
}
