import { useSearch } from '@tanstack/react-router'
import { useEffect } from 'react'
import { type Filter, filters } from '../platform/api-shapes.ts'
import type { ListPlace } from './inbox-queries.ts'

const storageKey = 'doublecheck.filter'

/** Which list is shown: what the address says, else the filter used last in this browser, else everything open. */
export function useListPlace(): ListPlace {
  const { filter, state, label } = useSearch({ from: '/desk/inbox' })
  useEffect(() => {
    if (filter) rememberFilter(filter)
  }, [filter])
  return { filter: filter ?? rememberedFilter(), state: state ?? 'open', label }
}

function rememberedFilter(): Filter {
  try {
    const kept = localStorage.getItem(storageKey)
    return filters.find((one) => one === kept) ?? 'all'
  } catch {
    // Without storage every visit begins with everything.
    return 'all'
  }
}

function rememberFilter(filter: Filter): void {
  try {
    localStorage.setItem(storageKey, filter)
  } catch (error) {
    console.warn('the filter cannot be remembered in this browser', error)
  }
}
