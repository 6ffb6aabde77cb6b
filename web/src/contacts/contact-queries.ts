import { infiniteQueryOptions, type QueryClient, queryOptions } from '@tanstack/react-query'
import { get } from '../platform/api.ts'
import type { Consents, Contact, Page } from '../platform/api-shapes.ts'
import { queryKeys } from '../platform/query-keys.ts'

const pageSize = 100

export const contactsQuery = (q: string) =>
  infiniteQueryOptions({
    queryKey: queryKeys.contactList(q),
    queryFn: ({ pageParam, signal }) =>
      get<Page<Contact>>('/contacts', { signal, query: { q, cursor: pageParam, limit: pageSize } }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next_cursor,
  })

export const contactQuery = (id: string) =>
  queryOptions({
    queryKey: queryKeys.contact(id),
    queryFn: ({ signal }) => get<Contact>(`/contacts/${id}`, { signal }),
  })

export const consentsQuery = (contactId: string) =>
  queryOptions({
    queryKey: queryKeys.consents(contactId),
    queryFn: ({ signal }) => get<Consents>(`/contacts/${contactId}/consents`, { signal }),
  })

/** After a contact changed: its name stands in lists and conversations too. */
export function refreshContact(client: QueryClient, contact: Contact): void {
  client.setQueryData(queryKeys.contact(contact.id), contact)
  void client.invalidateQueries({ queryKey: ['contacts', 'list'] })
  void client.invalidateQueries({ queryKey: ['conversations'] })
}
