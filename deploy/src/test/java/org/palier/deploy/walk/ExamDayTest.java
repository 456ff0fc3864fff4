package org.palier.deploy.walk;

/** On the embedded store. */
class ExamDayTest extends ExamDayWalk {}
