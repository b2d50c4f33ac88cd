/// Where everything is put together; sees all, and nothing sees it.
package dev.scoresheet.bootstrap;
