/**
 * Words that agents write every day, by our own count of what such messages say. Where several words are near a misspelt one,
 * these are meant; the dictionaries say nothing of how common a word is.
 */

import { pluralOfForm } from '../grammar/french-forms.ts'
import { readWords } from '../words/read-words.ts'

const listed = (words: string) => new Set(words.trim().split(/\s+/))

const french = readWords('french-everyday-words')
const nouns = ['french-feminine-nouns', 'french-masculine-nouns', 'french-adjectives'].flatMap((name) => [
  ...readWords(name),
])

/** Words that are no rarity either; near one of these a word is likelier misspelt, yet not surely. */
export const likelyWords: Readonly<Record<'fr' | 'en', ReadonlySet<string>>> = {
  fr: new Set([...readWords('french-common-words'), ...nouns, ...nouns.map(pluralOfForm)]),
  en: new Set(),
}

const english = listed(`
  hello hi dear thanks thank please sorry kind regards best your you yours our ours we they their there the this that these those with without from
  about into over under after before during until since because although however therefore also already always never ever often soon today tomorrow
  yesterday morning afternoon evening tonight week weekend month year day days hour hours minute minutes monday tuesday wednesday thursday friday
  saturday sunday january february march april may june july august september october november december which where when what why who whose how
  order orders ordered ordering delivery deliver delivered deliveries parcel parcels package packages item items product products size sizes colour
  color stock available unavailable price prices discount offer offers code invoice invoices payment payments pay paid refund refunds refunded return
  returns returned exchange basket cart shop store address phone number message messages email account customer customers service support team
  advisor problem problems issue issues question questions answer answers reply replied request requests information appointment appointments booking
  book booked confirm confirmed confirmation cancel cancelled canceled cancellation change changed date dates delay delayed wait waiting patience
  send sent sending ship shipped shipping dispatch dispatched prepare prepared ready receive received receipt receiving hesitate contact call called
  calling back help happy glad pleased welcome apologies apologise apologize inconvenience understanding loyalty pleasure great good better new
  small large next last first possible impossible important necessary free warranty quality repair repaired part parts vehicle car quote workshop
  garage tyre tyres tire tires brakes oil mechanic doctor patient clinic prescription results test treatment dentist insurance card school pupil
  pupils student students child children parents teacher class lesson lessons registration meeting trip holidays holiday open opened closed closing
  opening hours link website photo photos picture pictures document documents file form signature sign attached attachment quickly directly simply
  unfortunately actually currently exactly only perfect perfectly really certainly definitely probably immediately shortly people person together
  reason time times place street home house track tracking courier driver check checked checking process processed processing bank transfer deposit
  total amount cost costs fee fees cake cakes bread birthday wedding flowers dress shoes trousers jacket coat bag ring gift gifts packaging
  machine battery charger screen wrong mistake broken damaged faulty missing replace replacement solution suggest choose chosen prefer interested
  some any every several both each another other same such more most less least enough too very much many few little around almost maybe perhaps
  would could should will can cannot have has had been being was were are is am do does did done make made take taken give given get got go going
  come coming know known think want need needed like look looking find found let see seen tell told ask asked try tried keep kept leave left put
  believe beautiful beginning business calendar colleague committed different disappointed environment experience familiar favourite favorite finally
  foreign friend friendly forty forward guarantee happened hospital immediate independent interesting knowledge library maintenance necessary neighbour
  occasion occurred opportunity original particular personal possession preferred privilege queue quiet recommend recommended reference relevant
  schedule scheduled separate separately similar sincerely special successful successfully surprise temporary their therefore though thought through
  tomorrow truly until usually weather weird whether which writing brought bought advice advise assistance arrange arranged arrive arrived arrival
  collect collected collection complete completed condition current details provide provided purchase purchased recently regarding required response
  satisfied satisfaction subscription understand update updated upgrade urgent valid value visit
`)

export const commonWords = { fr: french, en: english } as const
