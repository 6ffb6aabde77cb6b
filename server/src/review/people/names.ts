/** Names as people write them: case, accents, hyphens and pet names aside. */
import { withoutAccents } from '../spelling/propose-word.ts'

const petNames = new Map(
  `alex:alexandre,alexandra,alexander,alexis alexa:alexandra sandra:alexandra sacha:alexandre,alexandra sasha:alexander,alexandra ben:benjamin,benoit benji:benjamin
   bea:beatrice seb:sebastien,sebastian chris:christophe,christine,christian,christopher,christina kris:kristina cathy:catherine kate:catherine,katherine
   katie:katherine,catherine kathy:katherine cat:catherine,catriona dan:daniel,danielle danny:daniel dani:danielle,daniela dave:david fred:frederic,frederique,frederick,alfred
   flo:florence,florian,florent gab:gabriel,gabrielle gaby:gabriel,gabrielle guigui:guillaume greg:gregoire,gregory jb:jean-baptiste jo:joseph,joelle,joanna,joanne
   joe:joseph jon:jonathan jim:james jimmy:james jack:john,jacques johnny:john liz:elizabeth lizzie:elizabeth beth:elizabeth,bethany betty:elizabeth eliza:elizabeth
   lou:louis,louise,louisa max:maxime,maximilien,maximilian,maxwell manu:emmanuel,emmanuelle,manuel mat:mathieu,matthieu,mathilde mathias:matthias matt:matthew,matthieu
   mike:michael,michel mick:michael mickey:michael nat:nathalie,nathan,natalie,natacha nath:nathalie nick:nicolas,nicholas nico:nicolas,nicole nicky:nicole,nicholas
   pat:patrick,patricia,patrice patty:patricia phil:philippe,philip,phillip pierrot:pierre rob:robert,robin bob:robert bobby:robert bill:william will:william,guillaume
   billy:william liam:william sam:samuel,samantha,samia,samira sophie:sophia steph:stephane,stephanie,stephan steve:stephane,steven,stephen stef:stephane,stephanie
   sue:susan suzie:suzanne susie:susan theo:theodore,theophile tom:thomas tommy:thomas tim:timothy,timothee tony:anthony,antoine,antonio toni:antonia val:valerie,valentin,valentine
   vero:veronique vic:victor,victoria vicky:victoria tori:victoria vince:vincent xav:xavier zoe:zoey ed:edward,edouard,edwin eddie:edward ted:edward,theodore
   andy:andrew,andrea drew:andrew angie:angela,angelique abby:abigail maggie:margaret,marguerite meg:margaret,megan peggy:margaret jen:jennifer jenny:jennifer jess:jessica
   kim:kimberly ken:kenneth ron:ronald rick:richard rich:richard dick:richard ray:raymond charlie:charles,charlotte chuck:charles lotte:charlotte mimi:emilie,michele
   em:emma,emily,emilie emy:emilie,emmanuelle isa:isabelle,isabella isabelle:isa bella:isabella caro:caroline carole:caroline delph:delphine aurel:aurelie,aurelien
   juju:julie,julien jules:julien,julius juliet:juliette lea:leana leo:leonard,leonardo,leonie mel:melanie,melissa,melinda momo:mohamed,mohammed moe:mohamed mo:mohamed,maureen,maurice
   mohamed:mohammed,mehmet,muhammad mohammed:muhammad nono:arnaud,noemie pascalou:pascal soso:sophie,sonia titi:thierry,tiphaine alain:allan gigi:ghislaine,gisele kev:kevin
   lolo:laurent,laurence lau:laurent,laurence,laura manon:marie marie:maria ju:julie,julien aless:alessandra ale:alessandro,alessandra pam:pamela deb:deborah debbie:deborah
   jeff:jeffrey,jean-francois jf:jean-francois jp:jean-pierre,jean-paul jc:jean-claude,jean-christophe pa:paul pete:peter harry:henry,harold hank:henry larry:lawrence laurence:laura
   terry:terence,theresa tess:theresa becky:rebecca becca:rebecca josh:joshua jake:jacob zach:zachary nate:nathan,nathaniel gus:augustus,auguste gerry:gerald cindy:cynthia lucie:lucia lucy:lucie,lucille`
    .split(/\s+/)
    .map((pair) => pair.split(':') as [string, string])
    .map(([short, long]) => [short, long.split(',')] as const),
)

export const plainName = (name: string) => withoutAccents(name.toLowerCase()).replace(/['’.]/g, '').trim()

export function partsOfName(name: string): string[] {
  return plainName(name)
    .split(/[\s-]+/)
    .filter(Boolean)
}

/** `same`, `near` (a slip of one letter), or `other`. */
export function compareNames(written: string, names: readonly string[]): 'same' | 'near' | 'other' {
  const mine = names.flatMap((name) => [
    ...partsOfName(name),
    plainName(name),
    plainName(name).replace(/[\s-]/g, ''),
  ])
  const asked = [plainName(written), ...partsOfName(written)]
  const whole = plainName(written).replace(/[\s-]/g, '')
  if (mine.includes(whole) || asked.some((part) => part.length > 1 && mine.includes(part))) return 'same'
  if (asked.some((part) => mine.some((one) => isShortOf(part, one) || isShortOf(one, part)))) return 'same'
  return mine.some((one) => one.length > 3 && asked.some((part) => differsByOne(part, one)))
    ? 'near'
    : 'other'
}

function isShortOf(short: string, long: string): boolean {
  if (petNames.get(short)?.includes(long)) return true
  return short.length >= 3 && long.length > short.length + 1 && long.startsWith(short)
}

function differsByOne(one: string, other: string): boolean {
  if (one === other || Math.abs(one.length - other.length) > 1 || one.length < 3) return false
  let start = 0
  while (start < one.length && one[start] === other[start]) start += 1
  let fromEnd = 0
  while (
    fromEnd < Math.min(one.length, other.length) - start &&
    one.at(-1 - fromEnd) === other.at(-1 - fromEnd)
  )
    fromEnd += 1
  const left = one.slice(start, one.length - fromEnd)
  const right = other.slice(start, other.length - fromEnd)
  return (left.length <= 1 && right.length <= 1) || (left.length === 2 && left === `${right[1]}${right[0]}`)
}
