/// Tools for the tests of operations on read models.
package dev.scoresheet.application.kernel.operations.views;
