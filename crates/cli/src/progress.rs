//! A bar on standard error that shows how many articles are read; only on a terminal, and only for more than one.

use std::io::{self, IsTerminal as _};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

const FORM: &str = "{bar:30.cyan/dim} {pos}/{len} articles, {eta} left";

/// The bar for `count` articles. Where none is to be seen, it does nothing.
pub fn bar(count: usize) -> ProgressBar {
    if io::stdout().is_terminal() { ProgressBar::hidden() } else { bar_beside_output(count) }
}

/// The same for a command that writes nothing else before the bar is gone.
pub fn bar_beside_output(count: usize) -> ProgressBar {
    if count < 2 || !io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let style = ProgressStyle::with_template(FORM).unwrap_or_else(|_| ProgressStyle::default_bar());
    ProgressBar::with_draw_target(Some(count as u64), ProgressDrawTarget::stderr())
        .with_style(style.progress_chars("━━─"))
}
