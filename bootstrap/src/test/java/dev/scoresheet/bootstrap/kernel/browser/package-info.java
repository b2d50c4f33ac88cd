/// Client of a real browser, for tests of pages: our own, since it needs nothing but the JDK and a Chromium.
package dev.scoresheet.bootstrap.kernel.browser;
