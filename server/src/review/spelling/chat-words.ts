/** Words that no dictionary has and every chat knows. They are left alone. */

const listed = (words: string) => new Set(words.trim().split(/\s+/))

export const chatWords = listed(`
  ok okay oki okey hello hey hi coucou salut yes yep yup nope nan ouais oups oops ouf mdr lol ptdr haha hehe hihi héhé ahah
  hahaha ahahah wow waouh youpi hourra bravo hmm hum mmm euh ah oh eh bah ben bof hop hein bsr bjr slt cc stp svp dsl rdv rdvs tel tél
  mail mails email emails e-mail sms mms pdf jpg jpeg png url app apps appli applis web site wifi wi-fi usb cb iban rib bic siret siren tva ttc ht
  gps qr whatsapp insta instagram facebook messenger tiktok youtube linkedin google gmail outlook paypal stripe apple android iphone ipad
  samsung visa mastercard amex klarna alma lydia revolut paylib wero chronopost colissimo mondial ups dhl fedex gls dpd laposte relay
  pickup shopify prestashop vinted leboncoin doctolib airbnb uber deliveroo click collect drive express premium business outlet pop-up
  newsletter feedback follow-up reminder check-in check-out checking week-end weekend weekends black friday cyber monday
  tracking switch booking brunch snack top must fun cool soft light bio vegan veggie cosy shop store showroom lookbook story stories
  max min env approx ref réf refs nb nbre qté qte dispo dispos indispo promo promos pub photo photos info infos perso pro pros
  resto ciné pharma kiné gynéco ortho dermato ophtalmo dentiste bac crèche périscolaire ado ados prof profs maths sapeur auto
  perm dev ctrl technique révision aprem aprèm apm ce qqn qqch qq qd pb pbs bcp tkt pcq pr ds ns vs cdt cdlt bàv jsp ajd auj tjs tt
  thx ty tysm pls plz msg msgs asap fyi btw eta tbc tbd tba brb imo np idk lmk omg rn atm eod eow diy faq vip vat gbp usd eur
  ur tmrw tmr yday appt appts approx amt qty pcs pc pkg dept mgr mins min hrs hr yrs secs wks mths sec am pm st ave rd blvd apt
  gonna gotta wanna kinda sorta dunno yeah yay ya ye cuppa ta cheers mate folks fyi nope righto gotcha yup yep cheers ps nb imo btw tbh omg lol thx pls np afaik iirc aye ta champion fab whoops crikey heads sorted noted gonna wanna gotta dunno cuppa tonne innit bloke blokes quid fiver tenner comfy brill cuz y'all grand soz defo deffo probs hubby bestie xoxo noob lemme gimme kinda sorta outta guys hiya ello morning aww ooh ugh phew whoa xx xo xoxo
  admin logo ios online offline login logout checkout voucher vouchers prepaid signup refill dropdown wishlist unboxing restock restocked
  kg km cm mm ml cl dl mg gr lt hz kw kwh mo go to gb mb tb xs xl xxl xxxl tu pers ex cf etc nan
  mme mlle mr mrs ms dr me pr mgr st ste bd av apt rdc bat bât cp
  podcast selfie streaming airbag abs mot ct tpms diesel hybrid suv diag vidange
  hol hols eps reet summat owt nowt bday thurs tues weds
  hashtag emoji emojis smiley gif gifs
`)

/** « bonjouuur », « nooon »: stretched on purpose, a vowel or the end; « shippped » is a slip. */
export const isStretched = (word: string) => /([aeiouyhmnrszéèàûœ])\1\1|(\p{L})\2\2+$/u.test(word)
/** « haha », « hihihi », « pfff »: a noise, no word. */
export const isNoise = (word: string) =>
  /^(?:(?:(.{1,2})\1+|(?:tra|bla|bzz|ron|pim|pam|tut)+)\p{L}?|[^aeiouyàâäéèêëîïôöùûüœæ]+)$/iu.test(word)
