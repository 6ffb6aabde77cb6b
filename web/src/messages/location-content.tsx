import { IconMapPinFilled } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './location-content.module.css'

type Place = { latitude: number | null; longitude: number | null; name: string; address: string }

// No map is fetched: asking a map service where a customer stands would tell it where the customer stands.
// The tile shows a graticule and the place on it; a map opens only when the reader asks for one.
const tileWidth = 240
const tileHeight = 96
const degreesShown = 0.02

export function LocationContent({ place, tail }: { place: Place; tail: ReactNode }) {
  const { t } = useTranslation()
  const { latitude, longitude } = place
  const known =
    latitude !== null && longitude !== null && Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180
  return (
    <div className={styles.location}>
      {known ? <Tile latitude={latitude} longitude={longitude} /> : null}
      {place.name === '' ? null : (
        <div className={styles.name} dir="auto">
          {place.name}
        </div>
      )}
      {place.address === '' ? null : (
        <div className={styles.address} dir="auto">
          {place.address}
        </div>
      )}
      <div className={styles.line}>
        {known ? (
          <a href={mapAddress(latitude, longitude)} target="_blank" rel="noopener noreferrer">
            {t('messages:location.open')}
          </a>
        ) : (
          <span>{t('messages:location.unknown')}</span>
        )}
        {tail}
      </div>
    </div>
  )
}

function Tile({ latitude, longitude }: { latitude: number; longitude: number }) {
  const { t } = useTranslation()
  const words = coordinatesText(latitude, longitude)
  return (
    <svg
      className={styles.tile}
      viewBox={`0 0 ${tileWidth} ${tileHeight}`}
      role="img"
      aria-label={t('messages:location.at', { place: words })}
    >
      {graticule(longitude, tileWidth).map((x) => (
        <path key={`x${x}`} className={styles.grid} d={`M${x} 0V${tileHeight}`} />
      ))}
      {graticule(-latitude, tileHeight).map((y) => (
        <path key={`y${y}`} className={styles.grid} d={`M0 ${y}H${tileWidth}`} />
      ))}
      <circle className={styles.halo} cx={tileWidth / 2} cy={tileHeight / 2} r="20" />
      <IconMapPinFilled className={styles.pin} x={tileWidth / 2 - 12} y={tileHeight / 2 - 22} size={24} />
      <text className={styles.coordinates} x="8" y={tileHeight - 8}>
        {words}
      </text>
    </svg>
  )
}

/** Places, in px from the edge, of the lines that stand every half of a hundredth of a degree. */
export function graticule(centre: number, length: number): number[] {
  const perDegree = tileWidth / degreesShown
  const step = degreesShown / 4
  const first = Math.ceil((centre - length / 2 / perDegree) / step) * step
  const lines: number[] = []
  for (let degree = first; (degree - centre) * perDegree < length / 2; degree += step) {
    lines.push(Math.round(((degree - centre) * perDegree + length / 2) * 10) / 10)
  }
  return lines
}

export function coordinatesText(latitude: number, longitude: number): string {
  const north = `${Math.abs(latitude).toFixed(5)}° ${latitude < 0 ? 'S' : 'N'}`
  return `${north}, ${Math.abs(longitude).toFixed(5)}° ${longitude < 0 ? 'W' : 'E'}`
}

function mapAddress(latitude: number, longitude: number): string {
  const [north, east] = [latitude.toFixed(6), longitude.toFixed(6)]
  return `https://www.openstreetmap.org/?mlat=${north}&mlon=${east}#map=17/${north}/${east}`
}
