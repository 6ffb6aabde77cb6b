export { applyTemplateNews } from './apply-template-news.ts'
export { checkApproved } from './check-approved.ts'
export { checkTemplateBody } from './check-template-body.ts'
export { type Blank, listBlanks } from './list-blanks.ts'
export {
  addStarterSet,
  findQuickReplySeenBy,
  type QuickReplyUse,
  quickReplyRoutes,
  quickReplyUseShape,
  type ReviewWords,
  recordUses,
} from './quick-replies/index.ts'
export { recordTemplates } from './record-templates.ts'
export { type RenderedTemplate, renderTemplate } from './render-template.ts'
export { type TemplateSource, templateRoutes } from './routes.ts'
export {
  type OwnedTemplateNews,
  type PlatformTemplate,
  purposeOfCategory,
  type Template,
  type TemplateAccount,
  type TemplateNews,
} from './template.ts'
export { findTemplates, findTemplatesByName } from './template-store.ts'
