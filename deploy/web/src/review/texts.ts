import { dictionary, plural } from '../common/i18n'

/** The queue of cases, one case, and what may be done in it. */
export const reviewTexts = dictionary({
  fr: {
    title: 'Dossiers à examiner', desk: "Bureau d'examen", account: 'Mon compte', queue: 'Dossiers', openOne: 'Ouvrir un dossier',
    notAllowed: 'Cette page est réservée aux personnes qui examinent les dossiers, aux responsables de certification et aux auditeurs.',
    unknownTitle: "Cette page n'existe pas", unknownText: "L'adresse ne mène nulle part.",

    queueLead: "Tout ce qu'un surveillant a marqué arrive ici, le plus ancien en tête. Aucune machine n'ouvre de dossier, et rien n'est retenu contre quelqu'un sans deux personnes et sans l'avoir entendu.",
    search: 'Chercher', searchHint: "Nom du candidat ou identifiant de l'épreuve.", show: 'Montrer', all: 'Tous en cours', overdue: 'En retard', closedOnes: 'Dossiers clos',
    found: (count: number) => `${count} ${plural(count, 'dossier', 'dossiers')}`, none: 'Aucun dossier ne correspond.', nothingWaits: 'Aucun dossier en attente. Tout ce qui a été marqué est examiné.',
    openedOn: (at: string) => `Ouvert le ${at}`, age: (days: number) => days === 0 ? "aujourd'hui" : `il y a ${days} ${plural(days, 'jour', 'jours')}`, dueOn: (at: string) => `à examiner avant le ${at}`, late: 'En retard',
    answerBy: (at: string) => `réponse possible jusqu'au ${at}`, answersCount: (count: number) => `${count} ${plural(count, 'réponse', 'réponses')} du candidat`, asksTime: 'Demande un délai', closedOn: (at: string) => `Clos le ${at}`,
    reviewedBy: (name: string) => `1er examen : ${name}`, reviewedAgainBy: (name: string) => `2e examen : ${name}`,

    'first-review': '1er examen à faire', 'to-inform': 'Candidat à informer', 'with-candidate': 'Réponse attendue', 'second-review': '2e examen à faire', 'to-close': 'À clore', closed: 'Clos',
    nothing: 'Rien à retenir', technical: 'Cause technique ou matérielle', adverse: 'Défavorable au candidat',
    nothingMeans: "Rien n'est retenu.", technicalMeans: "Le candidat n'y est pour rien : panne, bruit, erreur d'organisation.", adverseMeans: 'Quelque chose serait retenu contre le candidat : il est informé, répond, et une autre personne réexamine.',
    flagged: 'Sous réserve', incident: 'Incident', identity: 'Identité', termination: 'Interrompue', asked: 'Demandé',

    back: 'Tous les dossiers', kicker: "Dossier sur une épreuve", steps: 'Étapes', stepDone: 'fait', stepNow: 'en cours', stepLater: 'à venir',
    step1: '1er examen', step2: 'Information du candidat', step3: 'Réponse du candidat', step4: '2e examen, par une autre personne', step5: 'Clôture',
    inShort: 'En bref', candidate: 'Candidat', test: 'Épreuve', certification: 'Certification', startedAt: 'Commencée', endedAt: 'Terminée', notOver: 'Épreuve pas encore terminée', notStarted: 'Jamais commencée', grounds: 'Motifs',
    measures: 'Aménagements accordés', noMeasures: 'Aucun', extraTime: (percent: number) => `+${percent} % de temps`, breaks: (minutes: number) => `${minutes} min de pause`, assistant: (who: string) => `Aide : ${who}`,
    measuresHint: "Les mesures seulement : leur raison ne regarde pas l'examen. Un indice qu'un aménagement explique est signalé comme tel.",
    mutedHints: (count: number) => `${count} ${plural(count, 'indice expliqué', 'indices expliqués')} par un aménagement`,

    first: '1er examen', second: '2e examen', proposal: 'Proposition', by: (name: string, at: string) => `${name}, le ${at}`, heldTitle: 'Ce qui serait retenu', answersTitle: 'Réponse du candidat', noAnswer: "Le candidat n'a pas répondu.",
    answeredAt: (at: string) => `Reçue le ${at}`, answeredLate: 'après le délai, lue quand même', informedOn: (at: string, until: string) => `Candidat informé le ${at} ; il peut répondre jusqu'au ${until}.`,
    history: 'Journal du dossier', seeFact: 'Voir dans la chronologie', seePiece: "Voir l'enregistrement",

    clock: 'Tout sur une horloge', clockLead: (zone: string) => `Surveillance, réponses et enregistrements à l'heure du serveur (fuseau ${zone}). L'écart part du début de l'épreuve. On y lit qu'une réponse a été donnée, jamais laquelle.`,
    filters: 'Montrer', marked: 'Ce qui a été marqué', hints: 'Indices', technicalKind: 'Technique', talk: 'Conversation', answering: 'Réponses', course: 'Déroulement', pieces: 'Enregistrements',
    jump: 'Aller à', jumpNone: 'Aucun incident noté.', shown: (count: number, all: number) => `${count} faits montrés sur ${all}`, nothingShown: 'Aucun fait ne correspond à ces choix.',
    retain: 'Retenir', retained: 'Retenu', itemNumber: (item: number) => `Question ${item}`, explained: 'Expliqué par un aménagement',
    eResult: (verdict: string) => `Résultat décidé : ${verdict}`, eLate: (item: number) => `Réponse tardive mise de côté, question ${item}`, eLateAdmitted: (item: number) => `Réponse tardive admise, question ${item}`,
    release: 'libéré', annul: 'annulé', reject: 'refusé', byHouse: "l'horloge du serveur", byCandidate: 'le candidat',

    evidence: 'Enregistrements', evidenceNone: "Aucun enregistrement : l'épreuve a été surveillée en direct, rien n'a été gardé.", evidenceErased: (at: string) => `Les enregistrements ont été effacés le ${at}.`,
    camera: 'Caméra', screen: 'Écran', 'still-camera': 'Photo de la caméra', 'still-screen': "Photo de l'écran", piece: (what: string, number: number) => `${what}, n° ${number}`, aroundIncident: "autour d'un incident",
    watchPiece: 'Regarder', hidePiece: 'Fermer', looksNoted: 'Chaque lecture est inscrite au registre des accès.', kilobytes: (count: string) => `${count} ko`,
    gapsMissing: (what: string, numbers: string) => `${what} : segments jamais arrivés (${numbers}). Une absence d'image n'est pas un fait contre le candidat.`, gapsDropped: (what: string, numbers: string) => `${what} : segments abandonnés par le poste, faute de place (${numbers}).`,
    gapsHoles: (what: string) => `${what} : rien n'est conservé de ces moments. Une absence d'image n'est pas un fait contre le candidat.`, hole: (from: string, to: string) => `De ${from} à ${to} :`,
    'hole-break': 'pause prise par le candidat, pendant laquelle rien n\'est enregistré.', 'hole-not-held': "autour d'un fait noté : le poste du candidat ne l'avait pas, ou ne l'avait plus (nouvelle tardive, appareil changé, page rechargée).", 'hole-unknown': 'raison inconnue (page fermée, appareil arrêté).',
    gapsLacking: (what: string) => `${what} : le procès-verbal scellé notait des enregistrements qui ne sont plus là, ou plus les mêmes.`,
    gapsBroken: (what: string, at: number) => `${what} : la chaîne ne tient plus à partir du rang ${at}. Quelque chose a été modifié ou retiré : prévenez l'administrateur.`,

    doFirst: 'Faire le 1er examen', changeFirst: 'Modifier la proposition', finding: 'Votre conclusion', text: 'Ce que vous avez vu, et pourquoi', textHint: 'Le candidat lira ce texte si la proposition lui est défavorable.', held: 'Ce qui est retenu contre le candidat',
    heldHint: 'Choisissez des faits avec « Retenir » dans la chronologie, ou ajoutez un point. Chacun sera lu par le candidat.', heldText: (number: number) => `Point ${number}`, addHeld: 'Ajouter un point', removeHeld: (number: number) => `Retirer le point ${number}`, heldFrom: (what: string) => `D'après : ${what}`, save: "Enregistrer l'examen",
    missingFinding: 'Choisissez une conclusion', missingText: 'Écrivez ce que vous avez vu', missingHeld: 'Dites ce qui est retenu, point par point', missingUntil: 'Choisissez une date',
    doInform: 'Informer le candidat', informAsk: (until: string) => `Le candidat recevra un courriel et verra sur sa page : votre examen, ce qui lui est reproché, la chronologie et la liste des enregistrements. Il pourra répondre jusqu'au ${until}.`, informNow: 'Informer maintenant',
    extensionAsked: 'Le candidat demande plus de temps', doExtend: 'Accorder un délai', until: "Jusqu'au", latest: (at: string) => `Au plus tard le ${at}.`, why: 'Motif', doRefuse: 'Refuser le délai', doSecond: 'Faire le 2e examen', secondHint: 'Lisez la réponse du candidat, puis concluez par vous-même.',
    adverseNotYet: "Une conclusion défavorable n'est possible qu'une fois le candidat entendu : après sa réponse, ou son délai.", milder: 'Le 2e examen peut être plus favorable que la proposition, jamais plus sévère.',
    doClose: 'Clore le dossier', closeAsk: (outcome: string) => `Le dossier sera clos : ${outcome}.`, closeAdverse: 'Clore en défaveur du candidat : étape 1 sur 2', closeAdverseText: 'Rien ne change encore. La clôture devra être confirmée, par vous ou par la personne du premier examen.',
    confirmTitle: 'Confirmer la clôture : étape 2 sur 2', confirmText: 'Le dossier sera clos en défaveur du candidat, qui recevra un courriel. Un responsable de certification pourra alors décider de son résultat.', confirmTextNever: "Le dossier sera clos en défaveur du candidat, qui recevra un courriel. L'épreuve n'a jamais commencé : il n'y a pas de résultat à décider.", confirm: 'Confirmer la clôture', withdraw: 'Revenir en arrière', closingWaits: 'La clôture en défaveur du candidat est demandée et attend sa confirmation.',
    refusedTitle: 'Ce que vous ne pouvez pas faire ici', 'same-person': "Vous avez surveillé cette salle, agi pendant l'épreuve ou déjà examiné ce dossier : cette étape revient à une autre personne.", nothingToDo: "Rien à faire de votre côté pour l'instant.", waitsForEnd: "L'examen commence quand l'épreuve est terminée, ou quand la session est fermée si elle n'a jamais commencé.", done: "C'est fait.",

    decide: 'Décider du résultat', decideLead: 'Le dossier ne décide pas. Un responsable de certification en tire la conséquence, en deux étapes.', verdict: 'Décision', 'verdict-release': 'Le résultat compte', 'verdict-annul': "L'épreuve ne compte pas, le candidat peut la repasser", 'verdict-reject': "L'épreuve compte comme échouée",
    decideNext: 'Continuer', decideConfirm: 'Étape 2 sur 2 : confirmer la décision', decideSure: (verdict: string) => `${verdict}. Le candidat en sera informé. Cette décision est inscrite avec votre nom.`, decideNow: 'Décider', decided: 'La décision est inscrite.', nothingToDecide: "L'épreuve n'a jamais commencé : il n'y a pas de résultat à décider.", reason: 'Motif', missingReason: 'Donnez un motif',

    hOpened: 'Dossier ouvert', hOpenedBy: (why: string) => `Dossier ouvert : ${why}`, hGrounds: (count: number) => `${count} ${plural(count, 'motif ajouté', 'motifs ajoutés')}`, hReopened: (why: string) => `Dossier rouvert : ${why}`, hFirst: (finding: string) => `1er examen : ${finding}`, hInformed: (until: string) => `Candidat informé, réponse possible jusqu'au ${until}`,
    hAsked: (why: string) => `Le candidat demande un délai : ${why}`, hGranted: (until: string, why: string) => `Délai accordé jusqu'au ${until} : ${why}`, hRefused: (why: string) => `Délai refusé : ${why}`, hAnswered: 'Le candidat a répondu', hSecond: (finding: string) => `2e examen : ${finding}`, hClosing: 'Clôture demandée', hWithdrawn: (why: string) => `Clôture retirée : ${why}`, hClosed: (outcome: string) => `Dossier clos : ${outcome}`, hLetter: 'Courriel envoyé au candidat',

    openTitle: 'Ouvrir un dossier', openLead: "Pour une épreuve que personne n'a marquée : une plainte, un signalement, un doute né plus tard. Un dossier clos peut être rouvert par une personne qui ne l'a pas examiné.", who: 'Candidat', whoHint: "Le début du nom ou de l'adresse, deux lettres au moins.", find: 'Chercher', noneFound: 'Aucune épreuve surveillée pour ce nom.', choose: 'Épreuve', hasCase: 'dossier existant', whyOpen: 'Pourquoi ouvrir ce dossier', openNow: 'Ouvrir', missingSitting: 'Choisissez une épreuve', missingWhy: 'Dites pourquoi',
  },
  en: {
    title: 'Cases to review', desk: 'Exam desk', account: 'My account', queue: 'Cases', openOne: 'Open a case',
    notAllowed: 'This page is for those who review cases, certification managers and auditors.',
    unknownTitle: 'This page does not exist', unknownText: 'The address leads nowhere.',

    queueLead: 'Whatever a supervisor marked comes here, the oldest first. No machine opens a case, and nothing is held against anybody without two people and without having heard them.',
    search: 'Search', searchHint: "The candidate's name or the sitting's identifier.", show: 'Show', all: 'All open', overdue: 'Overdue', closedOnes: 'Closed cases',
    found: (count: number) => `${count} ${plural(count, 'case', 'cases')}`, none: 'No case matches.', nothingWaits: 'No case waits. Whatever was marked has been reviewed.',
    openedOn: (at: string) => `Opened on ${at}`, age: (days: number) => days === 0 ? 'today' : `${days} ${plural(days, 'day', 'days')} ago`, dueOn: (at: string) => `to be reviewed by ${at}`, late: 'Overdue',
    answerBy: (at: string) => `answer possible until ${at}`, answersCount: (count: number) => `${count} ${plural(count, 'answer', 'answers')} from the candidate`, asksTime: 'Asks for more time', closedOn: (at: string) => `Closed on ${at}`,
    reviewedBy: (name: string) => `First review: ${name}`, reviewedAgainBy: (name: string) => `Second review: ${name}`,

    'first-review': 'First review to do', 'to-inform': 'Candidate to be informed', 'with-candidate': 'Answer awaited', 'second-review': 'Second review to do', 'to-close': 'To be closed', closed: 'Closed',
    nothing: 'Nothing to retain', technical: 'Technical or material cause', adverse: 'Against the candidate',
    nothingMeans: 'Nothing is retained.', technicalMeans: 'The candidate is not to blame: a breakdown, noise, a mistake of ours.', adverseMeans: 'Something would be held against the candidate: they are informed, answer, and another person reviews again.',
    flagged: 'Under reserve', incident: 'Incident', identity: 'Identity', termination: 'Ended by staff', asked: 'Asked for',

    back: 'All cases', kicker: 'Case about a sitting', steps: 'Steps', stepDone: 'done', stepNow: 'now', stepLater: 'later',
    step1: 'First review', step2: 'Informing the candidate', step3: "The candidate's answer", step4: 'Second review, by another person', step5: 'Closing',
    inShort: 'In short', candidate: 'Candidate', test: 'Test', certification: 'Certification', startedAt: 'Started', endedAt: 'Ended', notOver: 'Sitting not over yet', notStarted: 'Never started', grounds: 'Grounds',
    measures: 'Accommodations granted', noMeasures: 'None', extraTime: (percent: number) => `+${percent} % of time`, breaks: (minutes: number) => `${minutes} min of breaks`, assistant: (who: string) => `Help: ${who}`,
    measuresHint: 'The measures only: their reason is no matter of the review. A hint that an accommodation explains is marked as such.',
    mutedHints: (count: number) => `${count} ${plural(count, 'hint', 'hints')} explained by an accommodation`,

    first: 'First review', second: 'Second review', proposal: 'Proposal', by: (name: string, at: string) => `${name}, ${at}`, heldTitle: 'What would be held against them', answersTitle: "The candidate's answer", noAnswer: 'The candidate has not answered.',
    answeredAt: (at: string) => `Received on ${at}`, answeredLate: 'after the delay, read all the same', informedOn: (at: string, until: string) => `Candidate informed on ${at}; they can answer until ${until}.`,
    history: 'Log of the case', seeFact: 'See it in the timeline', seePiece: 'See the recording',

    clock: 'Everything on one clock', clockLead: (zone: string) => `Supervision, answers and recordings in the server's time (zone ${zone}). The offset counts from the start of the sitting. It tells that an answer was given, never which.`,
    filters: 'Show', marked: 'What was marked', hints: 'Hints', technicalKind: 'Technical', talk: 'Conversation', answering: 'Answers', course: 'Course of the exam', pieces: 'Recordings',
    jump: 'Go to', jumpNone: 'No incident was noted.', shown: (count: number, all: number) => `${count} of ${all} facts shown`, nothingShown: 'No fact matches these choices.',
    retain: 'Retain', retained: 'Retained', itemNumber: (item: number) => `Item ${item}`, explained: 'Explained by an accommodation',
    eResult: (verdict: string) => `Result decided: ${verdict}`, eLate: (item: number) => `Late response kept aside, item ${item}`, eLateAdmitted: (item: number) => `Late response admitted, item ${item}`,
    release: 'released', annul: 'annulled', reject: 'rejected', byHouse: "the server's clock", byCandidate: 'the candidate',

    evidence: 'Recordings', evidenceNone: 'No recording: the exam was watched live, nothing was kept.', evidenceErased: (at: string) => `The recordings were erased on ${at}.`,
    camera: 'Camera', screen: 'Screen', 'still-camera': 'Camera picture', 'still-screen': 'Screen picture', piece: (what: string, number: number) => `${what}, no. ${number}`, aroundIncident: 'around an incident',
    watchPiece: 'Watch', hidePiece: 'Close', looksNoted: 'Each reading is noted in the register of access.', kilobytes: (count: string) => `${count} kB`,
    gapsMissing: (what: string, numbers: string) => `${what}: segments that never came (${numbers}). A missing picture is no fact against the candidate.`, gapsDropped: (what: string, numbers: string) => `${what}: segments the device gave up for want of room (${numbers}).`,
    gapsHoles: (what: string) => `${what}: nothing is kept of these moments. A missing picture is no fact against the candidate.`, hole: (from: string, to: string) => `From ${from} to ${to}:`,
    'hole-break': 'a break of the candidate\'s own, in which nothing is recorded.', 'hole-not-held': "around something noted: the candidate's device did not hold it, or not any more (late news, a device that changed, a page loaded again).", 'hole-unknown': 'nobody knows why (page closed, device off).',
    gapsLacking: (what: string) => `${what}: the sealed minutes noted recordings that are not there any more, or not the same.`,
    gapsBroken: (what: string, at: number) => `${what}: the chain does not hold from position ${at} on. Something was changed or removed: tell the administrator.`,

    doFirst: 'Do the first review', changeFirst: 'Change the proposal', finding: 'Your finding', text: 'What you saw, and why', textHint: 'The candidate will read this if the proposal is against them.', held: 'What is held against the candidate',
    heldHint: 'Choose facts with “Retain” in the timeline, or add a point. The candidate will read each of them.', heldText: (number: number) => `Point ${number}`, addHeld: 'Add a point', removeHeld: (number: number) => `Remove point ${number}`, heldFrom: (what: string) => `From: ${what}`, save: 'Save the review',
    missingFinding: 'Choose a finding', missingText: 'Write what you saw', missingHeld: 'Say what is held, point by point', missingUntil: 'Choose a date',
    doInform: 'Inform the candidate', informAsk: (until: string) => `The candidate will get an e-mail and see on their page: your review, what is held against them, the timeline and the list of recordings. They can answer until ${until}.`, informNow: 'Inform now',
    extensionAsked: 'The candidate asks for more time', doExtend: 'Give more time', until: 'Until', latest: (at: string) => `${at} at the latest.`, why: 'Reason', doRefuse: 'Refuse', doSecond: 'Do the second review', secondHint: "Read the candidate's answer, then find for yourself.",
    adverseNotYet: 'A finding against the candidate is possible only once they were heard: after their answer, or their delay.', milder: 'The second review may be milder than the proposal, never harsher.',
    doClose: 'Close the case', closeAsk: (outcome: string) => `The case will be closed: ${outcome}.`, closeAdverse: 'Closing against the candidate: step 1 of 2', closeAdverseText: 'Nothing changes yet. The closing has to be confirmed, by you or by whoever did the first review.',
    confirmTitle: 'Confirm the closing: step 2 of 2', confirmText: 'The case will be closed against the candidate, who gets an e-mail. A certification manager can then decide about the result.', confirmTextNever: 'The case will be closed against the candidate, who will receive an e-mail. The sitting never started: there is no result to decide.', confirm: 'Confirm the closing', withdraw: 'Take it back', closingWaits: 'Closing against the candidate was asked for and waits to be confirmed.',
    refusedTitle: 'What you cannot do here', 'same-person': 'You watched this room, acted during the exam or reviewed this case already: this step is for another person.', nothingToDo: 'Nothing for you to do at the moment.', waitsForEnd: 'The review begins when the sitting is over, or when its session is closed if it never started.', done: 'Done.',

    decide: 'Decide about the result', decideLead: 'The case does not decide. A certification manager draws the consequence, in two steps.', verdict: 'Decision', 'verdict-release': 'The result counts', 'verdict-annul': 'The sitting counts for nothing, the candidate may take it again', 'verdict-reject': 'The sitting counts as failed',
    decideNext: 'Continue', decideConfirm: 'Step 2 of 2: confirm the decision', decideSure: (verdict: string) => `${verdict}. The candidate will be told. This decision is recorded with your name.`, decideNow: 'Decide', decided: 'The decision is recorded.', nothingToDecide: 'The sitting never started: there is no result to decide.', reason: 'Reason', missingReason: 'Give a reason',

    hOpened: 'Case opened', hOpenedBy: (why: string) => `Case opened: ${why}`, hGrounds: (count: number) => `${count} ${plural(count, 'ground', 'grounds')} added`, hReopened: (why: string) => `Case opened again: ${why}`, hFirst: (finding: string) => `First review: ${finding}`, hInformed: (until: string) => `Candidate informed, answer possible until ${until}`,
    hAsked: (why: string) => `The candidate asks for more time: ${why}`, hGranted: (until: string, why: string) => `More time until ${until}: ${why}`, hRefused: (why: string) => `More time refused: ${why}`, hAnswered: 'The candidate answered', hSecond: (finding: string) => `Second review: ${finding}`, hClosing: 'Closing asked for', hWithdrawn: (why: string) => `Closing taken back: ${why}`, hClosed: (outcome: string) => `Case closed: ${outcome}`, hLetter: 'E-mail sent to the candidate',

    openTitle: 'Open a case', openLead: 'About a sitting that nobody marked: a complaint, a report, a doubt that came later. A closed case can be opened again by somebody who did not review it.', who: 'Candidate', whoHint: 'The beginning of the name or address, two letters at least.', find: 'Search', noneFound: 'No supervised sitting for this name.', choose: 'Sitting', hasCase: 'has a case', whyOpen: 'Why open this case', openNow: 'Open', missingSitting: 'Choose a sitting', missingWhy: 'Say why',
  },
})
