import { dictionary } from './i18n'
import type { SignalKind } from './supervision'

/** `telling` may concern conduct; `technical` a device or the line; `counted` says so little that it moves nobody to the front. */
export type Worth = 'telling' | 'technical' | 'counted'

const technical: ReadonlySet<string> = new Set<SignalKind>(['screen-ended', 'camera-ended', 'camera-changed', 'microphone-ended', 'camera-frozen', 'second-session'])
const counted: ReadonlySet<string> = new Set<SignalKind>(['focus-lost', 'fullscreen-left'])

export const worthOf = (kind: string): Worth => technical.has(kind) ? 'technical' : counted.has(kind) ? 'counted' : 'telling'

/** What each hint of a page is worth, said beside it wherever a person weighs it, and to the candidate in the same words. */
export const weaknessTexts = dictionary({
  fr: {
    'page-hidden': "L'onglet a été masqué ou réduit. Une notification du système le fait aussi ; une fenêtre posée à côté ne se voit pas.",
    'focus-lost': "Très faible : une fenêtre du système, une saisie assistée ou un lecteur d'écran suffisent.",
    'fullscreen-left': 'La touche Échap est un geste légitime.',
    'second-screen': "Vrai aussi pour un écran virtuel ou une tablette ; un écran dupliqué ne se voit pas.",
    pasted: "Ne dit rien de ce qui se passe dans d'autres programmes ; un texte déplacé dans une même réponse est collé aussi.",
    'surface-changed': "Le navigateur laisse choisir : une erreur de fenêtre est fréquente.",
    'screen-ended': "Fait technique : le navigateur ou le système a pu l'arrêter.",
    'camera-ended': "Fait technique : câble, mise en veille, autre programme.",
    'camera-changed': "Fait technique. Un nom de caméra virtuelle n'est qu'un indice.",
    'microphone-ended': "Fait technique : câble, casque, mise en veille.",
    'camera-covered': "L'image est presque unie : une lumière éteinte ou un fond sombre y ressemblent. Aucun visage n'est cherché.",
    'camera-frozen': "L'image ne change plus : un réseau lent ou un pilote bloqué y ressemblent.",
    'second-session': "Une autre adresse ou un autre navigateur : un réseau mobile change d'adresse à lui seul.",
  },
  en: {
    'page-hidden': 'The tab was hidden or minimised. A notification of the system does that too; a window beside it is not seen.',
    'focus-lost': 'Very weak: a window of the system, an input method or a screen reader is enough.',
    'fullscreen-left': 'Pressing Escape is legitimate.',
    'second-screen': 'True for a virtual screen or a tablet too; a mirrored screen is not seen.',
    pasted: 'Says nothing of other programs; text moved within one answer is pasted too.',
    'surface-changed': 'The browser lets people choose: the wrong window is a frequent mistake.',
    'screen-ended': 'A technical fact: the browser or the system may have stopped it.',
    'camera-ended': 'A technical fact: a cable, standby, another program.',
    'camera-changed': "A technical fact. A virtual camera's name is only a hint.",
    'microphone-ended': 'A technical fact: a cable, a headset, standby.',
    'camera-covered': 'The picture is nearly one colour: a light switched off or a dark background look like that. No face is looked for.',
    'camera-frozen': 'The picture does not change any more: a slow network or a stuck driver look like that.',
    'second-session': 'Another address or browser: a mobile network changes addresses by itself.',
  },
})
