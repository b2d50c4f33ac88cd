/// The rules of the house, each an allow-list where it can be, and each proven by a planted violation.
package dev.scoresheet.bootstrap.architecture;
