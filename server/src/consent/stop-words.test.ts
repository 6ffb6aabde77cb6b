import { describe, expect, test } from 'vitest'
import { isStop } from './stop-words.ts'

const stops = `
STOP
stop
Stop.
Stop!!!
S.T.O.P
*STOP*
« STOP »
ＳＴＯＰ
stooop
stop stop
STOP 🛑
STOP svp
Stop please
Bonjour, STOP merci
ok stop
stop all
STOPALL
Stop tout
stop pub
STOP PUB !
Stop publicité
stop sms
STOP au 36111
stop messages
Stop promotions
Stop marketing messages
Stop these messages please
Stop sending me messages
Please stop texting me
stop messaging me
can you stop sending me these offers?
Stop spamming me!
Unsubscribe
UNSUBSCRIBE ME
unsubscribe me from this list
Please unsubscribe me from your mailing list.
I want to unsubscribe
opt out
OPT-OUT
optout
I'd like to opt out
opt me out
Remove me
remove me from your list
Take me off your mailing list
No more messages please
no more ads
Don't text me again
do not contact me anymore
Don’t message me
never write to me again
I no longer want to receive your messages
I don't want to receive any more messages
Leave me alone
I withdraw my consent
revoke consent
arrêt
ARRET
Arrêter
ARRÊTEZ
Arrêtez svp
arrêter les messages
Arrêtez de m'écrire
Arrêtez de m’envoyer des messages
merci d'arrêter vos messages
Pouvez-vous arrêter de m'envoyer des publicités ?
désabonner
Désabonnement
me désabonner
Je souhaite me désabonner
je me désabonne
désabonnez-moi
Je voudrais me désabonner de vos messages
désinscription
Désinscrivez-moi
désinscrivez moi de votre liste
Désinscris-moi
desabonnezmoi
je veux me désinscrire
Merci de me désinscrire
veuillez me désinscrire de votre liste de diffusion
ne plus recevoir
Ne plus recevoir de messages
ne plus recevoir vos offres
Je ne veux plus recevoir de messages
je veux plus recevoir vos pubs
Je ne souhaite plus recevoir vos messages, merci.
je ne souhaite plus être contactée
Ne m'écrivez plus
ne m'envoyez plus de messages
Ne me contactez plus !
plus de pub svp
Retirez-moi de votre liste
Supprimez mon numéro de votre fichier
merci de me retirer de votre liste
Laissez-moi tranquille
je retire mon consentement
pas de pub
`

const others = `
stop by tomorrow
I'll stop by tomorrow
Can you stop by at 5?
Don't stop
non-stop
Where is the bus stop?
bus stop
full stop
One stop shop
stop it
Stop thinking about it
Stop at the bakery
stop me if I am wrong
non stop
stop the delivery
Please stop my order
stop the payment
Stop ou encore ?
stop and go
stop motion
Top
stopwatch
Did it stop raining?
We stopped yesterday
My messages stop at noon
unsubscribe button does not work
How do I unsubscribe my mother from the gym?
why did you unsubscribe me
I did not unsubscribe
opt out of the insurance
Is there an opt out for the insurance?
remove me from order 12
remove the cake from my order
remove my old address
no more cake please
no more questions
Don't text me the address, call me
do not contact me before noon
leave me a message
leave it alone
cancel
Cancel my order
quit
END
fin
annuler
Annuler ma commande
résilier mon contrat
arrêt de bus ?
À quel arrêt de bus ?
arrêt maladie
arrêter de fumer
J'ai arrêté de fumer
Sans arrêt
Le bus s'arrête où ?
Arrêt Gare du Nord
arrêter ma commande
un arrêté municipal
Pouvez-vous arrêter la livraison ?
Je m'arrête à la boulangerie
ne vous arrêtez pas
désinscrire mon fils du cours de judo
Désinscription de mon fils au cours
comment se désabonner du journal Le Monde
je ne veux plus recevoir de facture papier
Je ne veux plus de fraises
Je voudrais recevoir vos offres
je veux recevoir les promos
plus de messages que prévu
Plus de promos ?
il n'y a plus de pain ?
ne plus livrer le matin
Ne m'appelez plus avant 10 h
Ne me contactez plus par téléphone mais par WhatsApp
Pas de problème
pas de souci
Laissez-moi réfléchir
Laissez le colis au voisin
retirez un article de ma commande
Supprimez la dernière ligne
merci
oui
start
yes
no
non
non merci
ok
👍
?

please
`

const linesOf = (text: string) => text.slice(1, -1).split('\n')

describe('what says stop', () => {
  test.each(linesOf(stops))('%s', (line) => expect(isStop(line)).toBe(true))
  test('at least sixty ways', () => expect(linesOf(stops).length).toBeGreaterThanOrEqual(60))
})

describe('what does not', () => {
  test.each(linesOf(others))('%s', (line) => expect(isStop(line)).toBe(false))
  test('at least sixty ways', () => expect(linesOf(others).length).toBeGreaterThanOrEqual(60))
  test('a long letter is for a person to read', () =>
    expect(isStop(`stop ${'stop '.repeat(40)}`)).toBe(false))
})

test('no message keeps the reader busy', () => {
  const nasty = [
    'stop the the the the the the ',
    'je ne veux plus recevoir de de de de de ',
    'i do not want messages any of ',
  ]
  const began = performance.now()
  for (const piece of nasty) {
    for (let length = 1; length <= 160; length++) isStop(`${piece.repeat(6).slice(0, length)}x`)
  }
  expect(performance.now() - began).toBeLessThan(1_000)
})
