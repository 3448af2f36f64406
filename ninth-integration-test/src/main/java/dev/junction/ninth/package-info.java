/**
 * Library loans: an integration as somebody outside of the hub would write it, on the hub's plain jar. It has a little of everything
 * that an integration can bring, and nothing of the hub was edited for it.
 *
 * <p>Set-up: see {@link dev.junction.ninth.Ninth#setUp()}.
 *
 * <p>Events in: {@code loan.overdue}, from the desk's own posts and from a hook source of scheme {@code library-desk}. Events out: any, as
 * notes in a folder. The check fails when the catalogue can't be read or is empty.
 */
package dev.junction.ninth;
