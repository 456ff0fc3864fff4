/**
 * People and how they sign in: accounts and roles, passwords, second factor, one-time codes, sessions of the browser.
 * Knows nothing of HTTP, of e-mail or of exam sessions: the letter that carries a code and the door of an exam session
 * are passed in. Personal data is marked with {@link org.palier.engine.account.PersonalData}.
 */
package org.palier.engine.account;
