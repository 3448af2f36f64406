/**
 * The command line. Its nouns are the web pages'; what it does to a running hub it does through the admin API.
 *
 * <p>Exit codes: 0 well, 1 failed, 2 wrong usage, 3 findings or changes pending, 4 held by the guard.
 */
package dev.junction.hub.cli;
