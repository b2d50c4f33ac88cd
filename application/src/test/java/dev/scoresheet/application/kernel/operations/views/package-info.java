/// What the tests of operations on read models work with.
package dev.scoresheet.application.kernel.operations.views;
