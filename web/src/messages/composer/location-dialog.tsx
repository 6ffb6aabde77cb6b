import { Button, TextInput } from '@mantine/core'
import { IconCurrentLocation } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { showFailure } from '../../platform/toast.ts'
import { ValueFindings } from '../../review/index.ts'
import styles from './builder-dialog.module.css'
import { BuilderDialog } from './builder-dialog.tsx'
import type { BuilderProps } from './builders.tsx'
import { parseCoordinates } from './parse-coordinates.ts'

/** A place: pasted coordinates or the ones of this machine, with a name and an address. */
export function LocationDialog(builder: BuilderProps) {
  const { t } = useTranslation()
  const [coordinates, setCoordinates] = useState('')
  const [name, setName] = useState('')
  const [address, setAddress] = useState('')
  const place = parseCoordinates(coordinates)
  const body = { ...place, ...(name ? { name } : {}), ...(address ? { address } : {}) }
  const useHere = () =>
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => setCoordinates(`${coords.latitude.toFixed(6)}, ${coords.longitude.toFixed(6)}`),
      (error) => showFailure(error, t, t('messages:location.no_position')),
    )
  return (
    <BuilderDialog title={t('messages:build.location')} type="location" body={body} builder={builder}>
      {(errorOf, findingsOf) => (
        <>
          <TextInput
            data-autofocus
            label={t('messages:location.coordinates')}
            description={t('messages:location.coordinates_hint')}
            placeholder="48.85837, 2.29448"
            value={coordinates}
            onChange={(event) => setCoordinates(event.currentTarget.value)}
            error={errorOf('location.latitude') ?? errorOf('location.longitude')}
          />
          {'geolocation' in navigator ? (
            <div>
              <Button
                variant="default"
                size="xs"
                leftSection={<IconCurrentLocation size={16} stroke={1.7} />}
                onClick={useHere}
              >
                {t('messages:location.here')}
              </Button>
            </div>
          ) : null}
          <TextInput
            label={t('messages:location.name')}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            error={errorOf('location.name')}
          />
          <ValueFindings findings={findingsOf('name')} value={name} onChange={setName} />
          <TextInput
            label={t('messages:location.address')}
            value={address}
            onChange={(event) => setAddress(event.currentTarget.value)}
            error={errorOf('location.address')}
          />
          <ValueFindings findings={findingsOf('address')} value={address} onChange={setAddress} />
          <p className={styles.hint}>{t('messages:location.why_both')}</p>
        </>
      )}
    </BuilderDialog>
  )
}
