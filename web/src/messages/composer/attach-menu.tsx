import { Menu } from '@mantine/core'
import {
  IconFile,
  IconLayoutList,
  IconLink,
  IconList,
  IconMapPin,
  IconPaperclip,
  IconUser,
} from '@tabler/icons-react'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { acceptedFiles, bytesMax } from './attachment.ts'
import { limitWords } from './attachment-list.tsx'
import type { BuilderKind } from './builders.tsx'
import { ToolButton } from './tool-button.tsx'

const builders: readonly { kind: BuilderKind; icon: typeof IconFile }[] = [
  { kind: 'location', icon: IconMapPin },
  { kind: 'contacts', icon: IconUser },
  { kind: 'buttons', icon: IconLayoutList },
  { kind: 'list', icon: IconList },
  { kind: 'link', icon: IconLink },
]

/** Everything that is not plain words. The limits of files are said before one is chosen. */
export function AttachMenu(props: {
  onFiles: (files: readonly File[]) => void
  onBuild: (kind: BuilderKind) => void
}) {
  const { t } = useTranslation()
  const chooser = useRef<HTMLInputElement>(null)
  return (
    <>
      <input
        ref={chooser}
        type="file"
        multiple
        hidden
        accept={acceptedFiles}
        onChange={(event) => {
          props.onFiles([...(event.currentTarget.files ?? [])])
          event.currentTarget.value = ''
        }}
      />
      <Menu position="top-start" width={300}>
        <Menu.Target>
          <ToolButton label={t('messages:tool.attach')}>
            <IconPaperclip size={18} stroke={1.7} />
          </ToolButton>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            leftSection={<IconFile size={16} stroke={1.7} />}
            onClick={() => chooser.current?.click()}
          >
            {t('messages:attach.file')}
            <div style={{ color: 'var(--text-2)', fontSize: 12, lineHeight: '16px', whiteSpace: 'normal' }}>
              {t('messages:attach.limits', {
                image: limitWords(bytesMax.image, t),
                video: limitWords(bytesMax.video, t),
                document: limitWords(bytesMax.document, t),
              })}
            </div>
          </Menu.Item>
          {builders.map(({ kind, icon: KindIcon }) => (
            <Menu.Item
              key={kind}
              leftSection={<KindIcon size={16} stroke={1.7} />}
              onClick={() => props.onBuild(kind)}
            >
              {t(`messages:build.${kind}`)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </>
  )
}
