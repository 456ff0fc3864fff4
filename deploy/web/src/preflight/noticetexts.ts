import { dictionary } from '../common/i18n'

/** What a candidate is told before anything is switched on. Plain words; nothing that a page cannot hold to. */
export const noticeTexts = dictionary({
  fr: {
    title: "Avant d'allumer quoi que ce soit",
    lead: "Cette épreuve est surveillée à distance. Lisez ceci : rien n'est allumé, ni caméra, ni microphone, ni écran, tant que vous n'avez pas continué.",
    nothing: "Rien ne vous est demandé de montrer : ni caméra, ni écran, ni microphone. Le surveillant peut vous écrire et vous pouvez l'appeler.",

    seenTitle: 'Ce qui est vu',
    seenCamera: "l'image de votre caméra, en petit, et en plus grand quand le surveillant vous regarde de près ;",
    seenScreen: "votre écran entier : fermez avant ce qui est privé (messages, photos) ;",
    seenMicrophone: "le son de votre microphone, seulement quand le surveillant écoute : un signe bien visible vous le dit à chaque fois ;",
    seenSignals: "des indices que la page remarque : page masquée, fenêtre sans le focus, texte collé, caméra couverte ou figée, partage arrêté. Chacun vous est dit quand il arrive.",
    seenMuted: "Votre aménagement est appliqué : certains de ces éléments ne vous sont pas demandés ou ne comptent pas.",

    whyTitle: 'Pourquoi',
    why: "Pour que le certificat ait la même valeur pour tous : s'assurer que c'est bien vous, que vous êtes seul et que chacun compose dans les mêmes conditions.",
    whoTitle: 'Par qui',
    who: (most: number) => `Par des personnes : le surveillant de votre salle (et un collègue qui le remplace), qui suit au plus ${most} candidats à la fois. Aucun autre candidat ne vous voit ni ne vous entend. Chaque consultation est inscrite dans un registre.`,
    whoNames: (names: string) => `En ce moment : ${names}.`,
    noMachine: "Aucun programme ne reconnaît votre visage, ne lit vos émotions ni ne décide à votre sujet. Une personne décide, et deux si la décision vous est défavorable, après que vous avez vu les éléments et répondu.",

    longTitle: 'Combien de temps',
    long: "De votre entrée en salle d'attente à la remise du test. Tout s'éteint quand vous remettez ou fermez cette page. Pendant une pause de votre aménagement, aucun indice n'est relevé.",
    keptTitle: 'Ce qui est conservé',
    'kept-none': "Ni image ni son : le surveillant regarde en direct et rien n'est enregistré.",
    'kept-stills': (days: number) => `De petites images prises de temps en temps, chiffrées, effacées ${days} jours après la session, sauf contestation en cours.`,
    'kept-incident': (days: number) => `Environ une demi-minute autour de ce que le surveillant signale, chiffrée, effacée ${days} jours après la session, sauf contestation en cours.`,
    'kept-continuous': (days: number) => `L'image et l'écran pendant toute l'épreuve, chiffrés, effacés ${days} jours après la session, sauf contestation en cours.`,
    keptIdentity: "De votre pièce d'identité : aucune copie. Seulement qui a vérifié quel type de pièce, quand, et le verdict.",
    keptEvents: "Par écrit : votre arrivée, les vérifications, les messages, les indices et les incidents, avec leur heure.",

    limitsTitle: "Ce qu'un navigateur ne voit pas",
    limits: "Un second appareil, un document sur la table, une personne hors champ, une machine virtuelle ou un accès à distance. Nous ne prétendons pas le contraire ; et un indice ne prouve rien : une fenêtre du système ou un lecteur d'écran peut en déclencher un.",

    rightsTitle: 'Vos droits',
    rights: "Demander ce qui est conservé de vous et le faire rectifier, vous opposer à la surveillance pour une raison qui tient à votre situation, demander l'effacement de ce qui n'a plus à être gardé. Écrivez au certificateur ; il répond dans le mois. Vous pouvez aussi saisir la CNIL.",
    centreTitle: 'Vous préférez passer en centre ?',
    centre: "Vous pouvez demander une place dans un centre, sans donner de raison et sans que cela vous desserve. Tant que vous n'avez pas commencé le test, aucun essai n'est compté.",
    centreAsk: 'Demander une place en centre',
    centreText: 'Ce que le certificateur doit savoir',
    centreTextHint: 'Villes possibles, dates, besoins. Rien d\'obligatoire, rien de médical.',
    centreSend: 'Envoyer ma demande',
    centreSent: (at: string) => `Demande envoyée le ${at}. Le certificateur vous répond par e-mail ; votre place à distance est gardée jusque-là.`,

    lossTitle: 'Si votre connexion se coupe',
    loss: "Vous continuez à répondre : la page garde vos réponses et les envoie au retour. Une coupure est un fait technique, jamais une faute, et personne ne met fin à l'épreuve pour cela.",
    lossCredit: (minutes: number) => `Le temps de coupure vous est rendu, jusqu'à ${minutes} min au total.`,

    understood: "J'ai lu et compris ces informations",
    understoodHint: "Ce n'est pas un consentement : vous confirmez seulement que vous savez ce qui se passe.",
    understoodMissing: 'Cochez la case quand vous avez lu, ou demandez une place en centre.',
    goOn: 'Continuer',
  },
  en: {
    title: 'Before anything is switched on',
    lead: 'This exam is supervised from a distance. Read this: nothing is on, neither camera nor microphone nor screen, until you go on.',
    nothing: 'You are not asked to show anything: no camera, no screen, no microphone. The supervisor can write to you and you can call.',

    seenTitle: 'What is seen',
    seenCamera: 'the picture of your camera, small, and larger when the supervisor looks at you closely;',
    seenScreen: 'your entire screen: close what is private first (messages, photos);',
    seenMicrophone: 'the sound of your microphone, only while the supervisor listens: a clearly visible sign tells you each time;',
    seenSignals: 'hints that the page notices: page hidden, window without focus, text pasted, camera covered or frozen, sharing stopped. Each is told to you when it happens.',
    seenMuted: 'Your accommodation is applied: some of this is not asked of you or does not count.',

    whyTitle: 'Why',
    why: 'So that the certificate is worth the same for everybody: to make sure that it is you, that you are alone, and that everybody sits under the same conditions.',
    whoTitle: 'By whom',
    who: (most: number) => `By people: the supervisor of your room (and a colleague who takes over), who follows at most ${most} candidates at a time. No other candidate sees or hears you. Each look is written in a register.`,
    whoNames: (names: string) => `Right now: ${names}.`,
    noMachine: 'No program recognises your face, reads your emotions or decides about you. A person decides, and two when the decision goes against you, after you have seen what there is and answered.',

    longTitle: 'How long',
    long: 'From your coming into the waiting room until the test is handed in. Everything goes off when you hand in or close this page. During a break of your accommodation no hint is taken.',
    keptTitle: 'What is kept',
    'kept-none': 'Neither pictures nor sound: the supervisor watches live and nothing is recorded.',
    'kept-stills': (days: number) => `Small pictures taken now and then, encrypted, erased ${days} days after the session unless something is disputed.`,
    'kept-incident': (days: number) => `About half a minute around what the supervisor marks, encrypted, erased ${days} days after the session unless something is disputed.`,
    'kept-continuous': (days: number) => `Picture and screen during the whole exam, encrypted, erased ${days} days after the session unless something is disputed.`,
    keptIdentity: 'Of your identity document: no copy. Only who checked what kind of document, when, and the verdict.',
    keptEvents: 'In writing: your arrival, the checks, the messages, the hints and the incidents, with their time.',

    limitsTitle: 'What a browser cannot see',
    limits: 'A second device, a document on the table, somebody out of the picture, a virtual machine or remote access. We do not claim otherwise; and a hint proves nothing: a window of the system or a screen reader can cause one.',

    rightsTitle: 'Your rights',
    rights: 'To ask what is kept about you and have it corrected, to object to the supervision for a reason of your own situation, to ask that what need not be kept is erased. Write to the certifier, who answers within a month. You may also complain to the data protection authority (in France, the CNIL).',
    centreTitle: 'Would you rather sit at a centre?',
    centre: 'You may ask for a place at a centre, without giving a reason and without any disadvantage. As long as you have not begun the test, no attempt is counted.',
    centreAsk: 'Ask for a place at a centre',
    centreText: 'What the certifier should know',
    centreTextHint: 'Possible towns, dates, needs. Nothing is compulsory, nothing medical.',
    centreSend: 'Send my request',
    centreSent: (at: string) => `Request sent on ${at}. The certifier answers by e-mail; your place at a distance is kept until then.`,

    lossTitle: 'If your connection drops',
    loss: 'You go on answering: the page keeps your answers and sends them when it is back. A lost line is a technical fact, never a fault, and nobody ends an exam for it.',
    lossCredit: (minutes: number) => `The time lost is given back, up to ${minutes} minutes in all.`,

    understood: 'I have read and understood this information',
    understoodHint: 'This is not consent: you only confirm that you know what happens.',
    understoodMissing: 'Tick the box when you have read it, or ask for a place at a centre.',
    goOn: 'Go on',
  },
})
