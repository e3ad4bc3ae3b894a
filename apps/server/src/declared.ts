import type { AppRouter } from './router.ts'

/**
 * Every procedure there is, who may call it and what it may read, written by hand and read by people
 * ([docs/who-may.md](../../../docs/who-may.md)). A procedure without its line does not compile, nor does a line without its procedure;
 * tests hold the lines against the doors the procedures are made with, and against what the server answers to everybody.
 *
 * Who: `anybody` · `arriving` (has a session, whose sign-in may have a step left) · `people` (signed in) · `staff` (holds an office) · or the offices, by name.
 */
export type Declaration = readonly [who: string, reads: Reads]

/** What may stand in an answer, or is looked at for it. A case is always reached through the access policy. */
export const READS = {
  nothing: 'nothing',
  published: 'what is published: categories, units, forms, promises',
  oneself: 'one’s own account, notices and permissions',
  directory: 'units, people and offices',
  seenCase: 'cases that a grant opens',
  auditLog: 'the audit log: who did what when, without a word of a case',
  requests: 'what people ask for about their own data, each kind for the office that answers it',
  operations: 'what runs beside requests and what the self-check found: counts, hosts, ids, no word of a case',
  outlines: 'which ordinary cases are over a limit: number, unit, limit and since when, no word of them',
  amounts: 'how much is kept and how much goes, no case by itself',
  ownCase: 'cases one submitted, signed in or by the receipt code',
} as const
export type Reads = keyof typeof READS

/** The paths of a router, as they are called: `cases.view`. */
export type PathsOf<Routes, Prefix extends string = ''> = {
  [Name in keyof Routes & string]: Routes[Name] extends { readonly _def: { readonly procedure: true } }
    ? `${Prefix}${Name}`
    : PathsOf<Routes[Name], `${Prefix}${Name}.`>
}[keyof Routes & string]
export type Declarations<Routes> = Readonly<Record<PathsOf<Routes>, Declaration>>

export const DECLARED: Declarations<AppRouter['_def']['record']> = {
  'session.me': ['anybody', 'oneself'],
  'session.demoPeople': ['anybody', 'directory'],
  'session.signInDemo': ['anybody', 'nothing'],
  'session.claimAdmin': ['anybody', 'nothing'],
  'session.endAll': ['people', 'oneself'],

  'account.factors': ['arriving', 'oneself'],
  'account.beginCodes': ['arriving', 'oneself'],
  'account.confirmCodes': ['arriving', 'oneself'],
  'account.beginPasskey': ['arriving', 'oneself'],
  'account.confirmPasskey': ['arriving', 'oneself'],
  'account.proveByCode': ['arriving', 'nothing'],
  'account.askPasskey': ['arriving', 'oneself'],
  'account.proveByPasskey': ['arriving', 'nothing'],
  'account.removeFactor': ['people', 'oneself'],
  'account.renewBackupCodes': ['people', 'oneself'],
  'account.sessions': ['people', 'oneself'],
  'account.endSession': ['people', 'oneself'],
  'account.endOthers': ['people', 'oneself'],

  'campus.ways': ['anybody', 'published'],
  'campus.mine': ['people', 'oneself'],
  'campus.confirm': ['people', 'oneself'],
  'campus.setOut': ['people', 'oneself'],
  'campus.unlink': ['people', 'oneself'],
  'campus.drawBindingCode': ['people', 'oneself'],
  'campus.enterByMini': ['anybody', 'nothing'],
  'campus.bindMini': ['anybody', 'nothing'],

  'intake.options': ['anybody', 'published'],
  'intake.form': ['anybody', 'published'],
  'intake.propose': ['anybody', 'published'],
  'intake.preview': ['anybody', 'published'],
  'intake.submit': ['anybody', 'nothing'],
  'intake.register': ['clerk', 'nothing'],

  'tracking.mine': ['people', 'ownCase'],
  'tracking.view': ['anybody', 'ownCase'],
  'tracking.readers': ['anybody', 'ownCase'],
  'tracking.live': ['anybody', 'ownCase'],
  'tracking.answer': ['anybody', 'ownCase'],
  'tracking.confirm': ['anybody', 'ownCase'],
  'tracking.rate': ['anybody', 'ownCase'],
  'tracking.reopen': ['anybody', 'ownCase'],
  'tracking.withdraw': ['anybody', 'ownCase'],
  'tracking.giveConsent': ['anybody', 'ownCase'],
  'tracking.contestRejection': ['anybody', 'ownCase'],
  'tracking.flag': ['anybody', 'ownCase'],
  'tracking.write': ['anybody', 'ownCase'],

  'messages.write': ['staff', 'seenCase'],

  'unsealing.page': ['confidant schoolLead', 'seenCase'],
  'unsealing.ofCase': ['confidant schoolLead', 'seenCase'],
  'unsealing.request': ['confidant', 'seenCase'],
  'unsealing.decide': ['schoolLead', 'seenCase'],
  'unsealing.show': ['confidant', 'seenCase'],

  'desk.counters': ['staff', 'seenCase'],
  'desk.page': ['staff', 'seenCase'],
  'desk.leftWork': ['officer deputy reviewer branchSecretary dispatcher schoolLead confidant', 'seenCase'],
  'desk.search': ['staff', 'seenCase'],
  'desk.live': ['staff', 'seenCase'],

  'cases.view': ['staff', 'seenCase'],
  'cases.live': ['staff', 'seenCase'],
  'cases.readers': ['staff', 'seenCase'],
  'cases.replayDecision': ['staff', 'seenCase'],
  'cases.sight': ['staff', 'oneself'],

  'dispatch.flag': [
    'clerk officer deputy reviewer branchSecretary member consulted dispatcher schoolLead confidant circulationClerk leader inspector',
    'seenCase',
  ],
  'dispatch.acknowledge': ['dutyOfficer confidant schoolLead', 'seenCase'],
  'dispatch.askConsent': ['confidant schoolLead', 'seenCase'],
  'dispatch.clearFlag': ['confidant schoolLead', 'seenCase'],
  'dispatch.reportUp': ['confidant officer deputy dispatcher', 'seenCase'],
  'dispatch.handOver': ['confidant', 'seenCase'],
  'dispatch.routeAround': ['confidant', 'seenCase'],
  'dispatch.askSubmitter': ['officer deputy dispatcher member branchSecretary', 'seenCase'],
  'dispatch.merge': ['officer deputy dispatcher', 'seenCase'],
  'dispatch.triage': ['officer deputy dispatcher', 'seenCase'],
  'dispatch.sendBack': ['reviewer branchSecretary dispatcher schoolLead', 'seenCase'],
  'dispatch.approve': ['reviewer branchSecretary dispatcher schoolLead', 'seenCase'],
  'dispatch.reject': ['officer deputy dispatcher', 'seenCase'],
  'dispatch.overturnRejection': ['dispatcher schoolLead', 'seenCase'],
  'dispatch.candidates': ['officer deputy reviewer branchSecretary dispatcher', 'seenCase'],
  'dispatch.assign': ['officer deputy reviewer branchSecretary dispatcher schoolLead', 'seenCase'],
  'dispatch.reassign': ['officer deputy reviewer branchSecretary dispatcher schoolLead', 'seenCase'],
  'dispatch.requestTransfer': ['officer deputy member branchSecretary dispatcher', 'seenCase'],
  'dispatch.acceptTransfer': ['officer deputy reviewer branchSecretary dispatcher schoolLead', 'seenCase'],
  'dispatch.returnTransfer': ['officer deputy reviewer branchSecretary dispatcher schoolLead', 'seenCase'],
  'dispatch.rule': ['dispatcher schoolLead', 'seenCase'],
  'dispatch.redispatch': ['dispatcher schoolLead', 'seenCase'],
  'dispatch.circulate': [
    'officer deputy reviewer circulationClerk member branchSecretary dispatcher schoolLead',
    'seenCase',
  ],
  'dispatch.giveOpinion': ['consulted officer deputy reviewer branchSecretary dispatcher schoolLead', 'seenCase'],
  'dispatch.recordInstruction': ['circulationClerk leader', 'seenCase'],
  'dispatch.issueTasks': ['circulationClerk', 'seenCase'],
  'dispatch.split': ['officer deputy dispatcher', 'seenCase'],

  'handling.claim': ['member branchSecretary', 'seenCase'],
  'handling.release': ['member branchSecretary', 'seenCase'],
  'handling.note': ['officer deputy reviewer member branchSecretary dispatcher schoolLead confidant', 'seenCase'],
  'handling.consult': ['officer deputy dispatcher member branchSecretary', 'seenCase'],
  'handling.answerConsult': ['consulted officer deputy reviewer branchSecretary dispatcher schoolLead', 'seenCase'],
  'handling.park': ['dispatcher schoolLead', 'seenCase'],
  'handling.resume': ['member branchSecretary officer deputy reviewer dispatcher schoolLead', 'seenCase'],
  'handling.extend': ['officer deputy reviewer dispatcher schoolLead branchSecretary', 'seenCase'],
  'handling.promise': ['officer deputy reviewer member branchSecretary dispatcher schoolLead', 'seenCase'],
  'handling.file': ['member branchSecretary', 'seenCase'],

  'callback.recordAttempt': ['officer deputy reviewer branchSecretary dispatcher schoolLead', 'seenCase'],
  'callback.sendBackToWork': ['officer deputy reviewer branchSecretary dispatcher schoolLead', 'seenCase'],

  'closure.writeOff': ['officer deputy reviewer branchSecretary dispatcher schoolLead', 'seenCase'],
  'closure.reopen': ['clerk dispatcher schoolLead', 'seenCase'],

  'supervision.freeze': ['schoolLead confidant', 'seenCase'],
  'supervision.unfreeze': ['schoolLead confidant', 'seenCase'],
  'supervision.orders': [
    'inspector dispatcher schoolLead confidant officer deputy reviewer branchSecretary',
    'seenCase',
  ],
  'supervision.ordersOfCase': ['staff', 'seenCase'],
  'supervision.overdue': ['inspector', 'outlines'],
  'supervision.issueOrder': ['inspector', 'outlines'],
  'supervision.answerOrder': ['officer deputy reviewer branchSecretary dispatcher schoolLead', 'seenCase'],
  'supervision.returnOrder': ['inspector', 'seenCase'],
  'supervision.confirmOrder': ['inspector', 'seenCase'],
  'supervision.closeOrder': ['inspector', 'seenCase'],

  'notices.page': ['people', 'oneself'],
  'notices.sampleLetter': ['assessor schoolLead', 'published'],
  'notices.calls': ['dutyOfficer confidant schoolLead', 'seenCase'],
  'notices.unread': ['people', 'oneself'],
  'notices.markRead': ['people', 'oneself'],
  'notices.unreached': ['officer deputy reviewer dispatcher schoolLead confidant systemAdmin', 'directory'],
  'notices.settleUnreached': ['officer deputy reviewer dispatcher schoolLead confidant systemAdmin', 'directory'],

  'contacts.mine': ['people', 'oneself'],
  'contacts.setPreferences': ['people', 'oneself'],
  'contacts.set': ['people', 'oneself'],
  'contacts.confirm': ['people', 'oneself'],
  'contacts.allowWechat': ['people', 'oneself'],
  'contacts.remove': ['people', 'oneself'],

  'rights.notice': ['anybody', 'published'],
  'rights.mine': ['people', 'oneself'],
  'rights.ofCase': ['anybody', 'ownCase'],
  'rights.records': ['anybody', 'ownCase'],
  'rights.turnConsent': ['people', 'oneself'],
  'rights.turnConsentOfCase': ['anybody', 'ownCase'],
  'rights.changeContact': ['anybody', 'ownCase'],
  'rights.copies': ['anybody', 'ownCase'],
  'rights.askCopy': ['anybody', 'ownCase'],
  'rights.ask': ['anybody', 'ownCase'],
  'rights.takeBack': ['anybody', 'ownCase'],
  'rights.queue': ['schoolLead confidant systemAdmin', 'requests'],
  'rights.decide': ['schoolLead confidant systemAdmin', 'requests'],
  'rights.retention': ['schoolLead systemAdmin securityAdmin auditAdmin', 'amounts'],
  'rights.rehearseRetention': ['schoolLead', 'amounts'],
  'rights.setRetention': ['schoolLead', 'amounts'],

  'directory.units': ['staff', 'directory'],
  'directory.readiness': ['staff', 'directory'],
  'directory.absences': ['officer deputy reviewer branchSecretary member', 'directory'],
  'directory.declareAbsence': ['officer deputy reviewer branchSecretary member', 'directory'],
  'directory.endAbsence': ['officer deputy reviewer branchSecretary member', 'directory'],
  'directory.endSessions': ['securityAdmin', 'directory'],
  'directory.people': ['systemAdmin securityAdmin', 'directory'],
  'directory.addPerson': ['systemAdmin', 'directory'],
  'directory.renewFirstPassword': ['systemAdmin', 'directory'],
  'directory.deactivatePerson': ['systemAdmin', 'directory'],
  'directory.inHand': ['systemAdmin securityAdmin', 'directory'],
  'directory.addUnit': ['systemAdmin', 'directory'],
  'directory.addBranch': ['systemAdmin', 'directory'],
  'directory.appointments': ['systemAdmin securityAdmin', 'directory'],
  'directory.appoint': ['securityAdmin', 'directory'],
  'directory.resetFactors': ['securityAdmin', 'directory'],
  'directory.dismiss': ['securityAdmin', 'directory'],

  'configuration.limits': ['staff', 'published'],
  'configuration.shippedTexts': ['assessor schoolLead', 'published'],
  'configuration.sampleCase': ['staff', 'published'],
  'configuration.limitFindings': ['assessor schoolLead configurer reviewer', 'published'],
  'configuration.warnings': ['staff', 'published'],

  'changes.of': ['assessor schoolLead systemAdmin configurer reviewer', 'published'],
  'changes.one': ['assessor schoolLead systemAdmin configurer reviewer', 'published'],
  'changes.propose': ['assessor schoolLead systemAdmin configurer reviewer', 'published'],
  'changes.withdraw': ['assessor schoolLead systemAdmin configurer reviewer', 'published'],
  'changes.decline': ['schoolLead reviewer', 'published'],
  'changes.publish': ['schoolLead reviewer', 'published'],

  'drafts.list': ['assessor schoolLead systemAdmin configurer reviewer', 'published'],
  'drafts.one': ['assessor schoolLead systemAdmin configurer reviewer', 'published'],
  'drafts.create': ['assessor schoolLead systemAdmin configurer reviewer', 'published'],
  'drafts.save': ['assessor schoolLead systemAdmin configurer reviewer', 'published'],
  'drafts.rename': ['assessor schoolLead systemAdmin configurer reviewer', 'published'],
  'drafts.rebase': ['assessor schoolLead systemAdmin configurer reviewer', 'published'],
  'drafts.drop': ['assessor schoolLead systemAdmin configurer reviewer', 'published'],
  'drafts.propose': ['assessor schoolLead systemAdmin configurer reviewer', 'published'],

  'changes.schedule': ['schoolLead reviewer', 'published'],
  'changes.trial': ['schoolLead reviewer', 'published'],
  'changes.trialReport': ['assessor schoolLead systemAdmin configurer reviewer', 'seenCase'],
  'changes.endTrial': ['assessor schoolLead systemAdmin configurer reviewer', 'published'],
  'releases.list': ['assessor schoolLead systemAdmin configurer reviewer', 'published'],
  'releases.diff': ['assessor schoolLead systemAdmin configurer reviewer', 'published'],
  'releases.rollBack': ['schoolLead reviewer', 'published'],
  'configuration.import': ['assessor schoolLead systemAdmin configurer reviewer', 'published'],
  'configuration.effective': ['assessor schoolLead systemAdmin configurer reviewer', 'published'],

  'studio.context': ['assessor schoolLead configurer reviewer', 'published'],
  'studio.rehearse': ['assessor schoolLead configurer reviewer', 'seenCase'],
  'studio.watch': ['assessor schoolLead configurer reviewer', 'amounts'],
  'studio.misroute': ['officer deputy reviewer dispatcher schoolLead', 'seenCase'],
  'studio.casesOf': ['assessor schoolLead configurer reviewer', 'seenCase'],

  'calendar.view': ['assessor schoolLead systemAdmin', 'published'],
  'calendar.preview': ['assessor schoolLead systemAdmin', 'amounts'],

  'audit.page': ['auditAdmin', 'auditLog'],
  'audit.state': ['auditAdmin', 'auditLog'],
  'audit.verify': ['auditAdmin', 'auditLog'],

  'operations.running': ['systemAdmin schoolLead', 'operations'],
  'operations.settleDeadJobs': ['systemAdmin', 'operations'],
  'operations.acknowledgeFaults': ['systemAdmin schoolLead', 'operations'],
  'operations.selfChecks': ['systemAdmin schoolLead', 'operations'],
  'operations.askSelfCheck': ['systemAdmin schoolLead', 'operations'],
}
