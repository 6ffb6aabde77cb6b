import { Button, PasswordInput, Switch } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { post } from '../platform/api.ts'
import { Card } from '../platform/parts/index.ts'
import { useSession } from '../platform/session.ts'
import { showDone } from '../platform/toast.ts'
import { ProblemLine } from './problem-line.tsx'
import styles from './section.module.css'
import { TwoFactorCard } from './two-factor-card.tsx'

const passwordLengthMin = 8

/** One's own password and second factor. */
export function SecuritySection() {
  return (
    <>
      <PasswordCard />
      <TwoFactorCard />
    </>
  )
}

function PasswordCard() {
  const { t } = useTranslation()
  const { agent } = useSession()
  const form = useForm({
    initialValues: { currentPassword: '', newPassword: '', revokeOtherSessions: true },
    validate: {
      currentPassword: (value) => (value === '' ? t('accounts:problem.password') : null),
      newPassword: (value) =>
        value.length < passwordLengthMin
          ? t('accounts:problem.password_short', { count: passwordLengthMin })
          : null,
    },
  })
  const changing = useMutation({
    mutationFn: (values: typeof form.values) => post('/api/auth/change-password', values),
    onSuccess: () => {
      form.reset()
      showDone(t('accounts:password.done'))
    },
  })
  return (
    <Card title={t('accounts:password.title')}>
      <form className={styles.form} onSubmit={form.onSubmit((values) => changing.mutate(values))}>
        {/* For password managers, which file the new password under it. */}
        <input type="hidden" name="username" autoComplete="username" value={agent.email} readOnly />
        <PasswordInput
          visibilityToggleButtonProps={{ 'aria-label': t('platform:sign_in.password_show') }}
          label={t('accounts:password.current')}
          autoComplete="current-password"
          {...form.getInputProps('currentPassword')}
        />
        <PasswordInput
          visibilityToggleButtonProps={{ 'aria-label': t('platform:sign_in.password_show') }}
          label={t('accounts:password.new')}
          description={t('accounts:password.hint', { count: passwordLengthMin })}
          autoComplete="new-password"
          {...form.getInputProps('newPassword')}
        />
        <Switch
          label={t('accounts:password.others')}
          {...form.getInputProps('revokeOtherSessions', { type: 'checkbox' })}
        />
        <ProblemLine error={changing.error} />
        <div className={styles.actions}>
          <Button type="submit" variant="default" loading={changing.isPending}>
            {t('accounts:password.submit')}
          </Button>
        </div>
      </form>
    </Card>
  )
}
