export type { BusinessHours } from './business-hours.ts'
export type { NewToken } from './create-token.ts'
export { firstWorkspaceName } from './ensure-owner.ts'
export { findLanguage, type Language, languages } from './find-language.ts'
export { forgetExpired } from './forget-expired.ts'
export {
  findAgent,
  findAgentLanguage,
  listAgentEmails,
  listAgentNames,
  listColleagues,
} from './membership-store.ts'
export { type Accounts, type AccountsOptions, openAccounts } from './open-accounts.ts'
export { listPeopleBehind } from './people-behind.ts'
export { permissionsOf, type Role, roles } from './roles.ts'
export type { Team, TeamId } from './team.ts'
export { findTeam, listTeamNames, listTeams } from './team-store.ts'
export { findWorkspace, listWorkspaces, type Workspace } from './workspace-store.ts'
