import { z } from 'zod'
import { type Id, words } from '../platform/index.ts'
import { type BusinessHours, businessHours } from './business-hours.ts'

export type TeamId = Id<'team'>

/** People who answer together. Hours of null are the workspace's. */
export type Team = {
  readonly id: TeamId
  readonly name: string
  readonly business_hours: BusinessHours | null
  readonly members: readonly { readonly id: string; readonly name: string }[]
}

export const teamNameCharsMax = 60
/** More would be a list of departments, and every conversation that is looked at again reads them all. */
export const teamsMax = 100
const teamMembersMax = 200

export const teamName = words(teamNameCharsMax)
export const teamHours = businessHours.nullable()
export const memberIds = z
  .array(z.uuid('Give the id of an agent.'))
  .max(teamMembersMax, `A team has at most ${teamMembersMax} members.`)

export type NewTeam = {
  readonly name: string
  readonly business_hours?: BusinessHours | null
  readonly member_ids?: readonly string[]
}

export type TeamChange = Partial<NewTeam>
