// Limits of the WhatsApp Cloud API. Each names the platform's page and the day that page was last updated.
// Lengths are in characters counted as Unicode code points, except where a name ends in Bytes or Count.

// Sending. messages/text-messages 2025-11-03; changelog 2026-03-02.
export const textBodyCharsMax = 4096
export const callbackDataCharsMax = 512

// Media. messages/{image,video,audio,document,sticker}-messages and business-phone-numbers/media 2025-12-12.
export const captionCharsMax = 1024
export const imageBytesMax = 5 * 1024 * 1024
export const videoBytesMax = 16 * 1024 * 1024
export const audioBytesMax = 16 * 1024 * 1024
export const voicePlayIconBytesMax = 512 * 1024
export const documentBytesMax = 100 * 1024 * 1024
export const stickerStaticBytesMax = 100 * 1024
export const stickerAnimatedBytesMax = 500 * 1024
export const mediaKeptDays = 30
export const inboundMediaKeptDays = 7
export const mediaUrlValidMinutes = 5

/** What may be uploaded, by message type. The `codecs` part of a received type is not compared. */
export const mediaMimeTypes = {
  image: ['image/jpeg', 'image/png'],
  video: ['video/mp4', 'video/3gpp'],
  audio: ['audio/aac', 'audio/amr', 'audio/mpeg', 'audio/mp4', 'audio/ogg'],
  document: [
    'text/plain',
    'application/pdf',
    'application/msword',
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    'application/vnd.ms-excel',
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    'application/vnd.ms-powerpoint',
    'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  ],
  sticker: ['image/webp'],
} as const

// Contacts and reactions. messages/contacts-messages and messages/reaction-messages 2025-11-03.
export const contactsCountMax = 257
export const reactionTargetDaysMax = 30

// Interactive. messages/interactive-*-messages 2025-11-03; carousels 2025-12-22.
export const footerCharsMax = 60
export const headerTextCharsMax = 60
export const buttonsBodyCharsMax = 1024
export const replyButtonsCountMax = 3
export const replyButtonIdCharsMax = 256
export const replyButtonTitleCharsMax = 20
export const listBodyCharsMax = 4096
export const listButtonCharsMax = 20
export const listSectionsCountMax = 10
export const listRowsCountMax = 10
export const listRowIdCharsMax = 200
export const listRowTitleCharsMax = 24
export const listRowDescriptionCharsMax = 72
export const listSectionTitleCharsMax = 24
export const ctaLabelCharsMax = 20
export const interactiveBodyCharsMax = 1024
// Advised on the Flows page, not refused by every version: message-api, v23.0 copy.
export const flowCtaCharsMax = 30
// Stated for the template with products; taken for the message too. templates/components 2025-11-21.
export const productsCountMax = 30
export const productSectionsCountMax = 10
export const carouselCardsCountMin = 2
export const carouselCardsCountMax = 10
export const carouselCardBodyCharsMax = 160
export const carouselCardBodyLineBreaksMax = 2

// Read mark and typing. messages/mark-message-as-read 2025-11-03; typing-indicators 2025-10-21.
export const readMarkDaysMax = 30
export const typingSecondsMax = 25

// Webhooks. webhooks/overview 2025-12-02; create-webhook-endpoint 2025-11-07; throughput 2025-11-21.
export const webhookBytesMax = 3 * 1024 * 1024
export const webhookUpdatesCountMax = 1000
export const webhookRetryDays = 7
export const webhookMedianMsMax = 250

// What a customer may still change. webhooks/reference/messages/{revoke,edit} 2026-07-20.
export const customerRevokeHoursMax = 48
export const customerEditMinutesMax = 15

// Templates. templates/overview 2025-12-05; components 2025-11-21; template-management 2025-11-14.
export const templateNameCharsMax = 512
export const templateHeaderCharsMax = 60
export const templateHeaderParametersMax = 1
export const templateBodyCharsMax = 1024
export const templateFooterCharsMax = 60
export const templateButtonsCountMax = 10
export const templateUrlButtonsCountMax = 2
export const templateButtonTextCharsMax = 25
export const templateButtonUrlCharsMax = 2000
export const templatePhoneNumberCharsMax = 20
// 15 until December 2025. changelog 2026-03-02.
export const couponCodeCharsMax = 20
export const authenticationCodeCharsMax = 15
export const limitedTimeOfferTextCharsMax = 16
export const limitedTimeOfferBodyCharsMax = 600
export const templatesPerAccountUnverifiedMax = 250
export const templatesPerAccountMax = 6000
export const templateCreationsPerHourMax = 100
export const templateEditsPerDayMax = 1
export const templateEditsPerMonthMax = 10
export const templateNameBlockedDays = 30
export const templateArchivedAfterMonths = 12
// templates/template-pausing 2025-10-22: the third pause disables.
export const templatePauseHours = [3, 6] as const
// templates/time-to-live 2026-05-21, in seconds.
export const messageTtlSeconds = 30 * 24 * 3600
export const authenticationTtlSecondsMin = 30
export const authenticationTtlSecondsMax = 900
export const authenticationTtlSecondsDefault = 600
export const utilityTtlSecondsMin = 30
export const utilityTtlSecondsMax = 43_200
export const marketingTtlSecondsMin = 43_200
export const marketingTtlSecondsMax = 2_592_000

// Portfolio limit: people written to outside their window in a moving 24 h. messaging-limits 2025-11-26.
export const messagingTiers = {
  TIER_250: 250,
  TIER_2K: 2000,
  TIER_10K: 10_000,
  TIER_100K: 100_000,
  TIER_UNLIMITED: Number.POSITIVE_INFINITY,
} as const
export type MessagingTier = keyof typeof messagingTiers
export const messagingLimitWindowHours = 24
export const tierReviewHours = 6

// Throughput, messages per second, both directions. throughput 2025-11-21.
export const throughputDefault = 80
export const throughputUpgraded = 1000
export const throughputCoexistence = 20

// Pair rate, one number to one person. about-the-platform 2025-12-05.
export const pairIntervalSeconds = 6
export const pairBurstCountMax = 45

// Per-person marketing cap. templates/marketing-templates/per-user-limits 2026-02-26.
export const marketingCapWaitHours = 24

// Customer service window. messages/send-messages 2026-05-21; free entry point: pricing 2026-03-02.
export const serviceWindowHours = 24
export const freeEntryPointHours = 72
// Reported by several parties from the pricing page of 2026-09-30; official text not seen.
export const freeServiceMessagesPerMonth = 1000

// Business profile. business-profiles 2025-11-04.
export const profileAboutCharsMax = 139
export const profileAddressCharsMax = 256
export const profileDescriptionCharsMax = 512
export const profileEmailCharsMax = 128

// Conversation starters and commands. conversational-components 2025-10-31.
export const iceBreakersCountMax = 4
export const iceBreakerCharsMax = 80
export const commandsCountMax = 30
export const commandNameCharsMax = 32
export const commandHintCharsMax = 256

// QR codes. qr-codes 2025-10-31.
export const qrMessageCharsMax = 140
export const qrCodesCountMax = 2000

// Blocked people. block-users 2025-10-27.
export const blockedCountMax = 64_000
export const blockAfterMessageHoursMax = 24

// Groups. groups 2026-06-16; groups/reference 2025-11-14.
export const groupParticipantsCountMax = 8
export const groupsPerNumberMax = 10_000
export const groupSubjectCharsMax = 128
export const groupDescriptionCharsMax = 2048
export const groupPinsCountMax = 3
export const pinDaysMin = 1
export const pinDaysMax = 30

// Calls. calling/user-call-permissions 2025-11-13.
export const callPermissionDays = 7
export const callPermissionRequestsPerDay = 1
export const callPermissionRequestsPerWeek = 2
export const callsParallelMax = 1000

// Business usernames. business-scoped-user-ids, mid-2026 copy.
export const usernameCharsMin = 3
export const usernameCharsMax = 35
export const bsuidCharsMax = 128

// A phone number in international form, digits without the plus. ITU-T E.164.
export const phoneDigitsMin = 7
export const phoneDigitsMax = 15
