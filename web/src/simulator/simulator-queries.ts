import { queryOptions } from '@tanstack/react-query'
import { get } from '../platform/api.ts'
import type { Clock, Customer, Delivery, PhoneThread, Truth } from './simulator-shapes.ts'

// The simulator pushes nothing. While this page is looked at, a second is soon enough to see ticks change.
const watchedMs = 1_000
const looseMs = 3_000

export const simulatorKey = ['simulator'] as const

export const customersQuery = queryOptions({
  queryKey: [...simulatorKey, 'customers'],
  queryFn: ({ signal }) =>
    get<{ data: Customer[] }>('/simulator/customers', { signal, query: { limit: 500 } }),
  refetchInterval: looseMs,
})

export const customerQuery = (waId: string) =>
  queryOptions({
    queryKey: [...simulatorKey, 'customer', waId],
    queryFn: ({ signal }) => get<Customer>(`/simulator/customers/${encodeURIComponent(waId)}`, { signal }),
    refetchInterval: watchedMs,
  })

export const phoneQuery = (waId: string) =>
  queryOptions({
    queryKey: [...simulatorKey, 'phone', waId],
    queryFn: ({ signal }) =>
      get<PhoneThread>(`/simulator/customers/${encodeURIComponent(waId)}/thread`, { signal }),
    refetchInterval: watchedMs,
  })

export const truthQuery = (waId: string) =>
  queryOptions({
    queryKey: [...simulatorKey, 'truth', waId],
    queryFn: ({ signal }) =>
      get<{ messages: Truth[] }>('/simulator/truth', { signal, query: { wa_id: waId, limit: 10_000 } }),
    refetchInterval: watchedMs,
  })

export const deliveriesQuery = queryOptions({
  queryKey: [...simulatorKey, 'deliveries'],
  queryFn: ({ signal }) => get<{ data: Delivery[] }>('/simulator/webhooks', { signal, query: { limit: 40 } }),
  refetchInterval: watchedMs,
})

export const clockQuery = queryOptions({
  queryKey: [...simulatorKey, 'clock'],
  queryFn: ({ signal }) => get<Clock>('/simulator/clock', { signal }),
  refetchInterval: looseMs,
})

export const faultsQuery = queryOptions({
  queryKey: [...simulatorKey, 'faults'],
  queryFn: ({ signal }) => get<Record<string, unknown>>('/simulator/faults', { signal }),
})
