import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { get } from '../api.ts'
import { setDeskTime } from '../now.ts'

const renewMs = 60_000

/** While customers are simulated the desk's time may be moved; what is shown then counts from that time. */
export function SimulatedTime() {
  const { data } = useQuery({
    queryKey: ['simulator', 'time'],
    queryFn: ({ signal }) => get<{ now: string }>('/simulator/clock', { signal }),
    refetchInterval: renewMs,
  })
  useEffect(() => {
    if (data) setDeskTime(new Date(data.now))
  }, [data])
  return null
}
