//! What a follower shows of its work while that goes on.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};

use crate::position::Position;

pub(super) struct Shown {
    position: Mutex<Position>,
    is_polling: AtomicBool,
}

impl Shown {
    pub(super) fn new(position: Position) -> Self {
        Self {
            position: Mutex::new(position),
            is_polling: AtomicBool::new(false),
        }
    }

    pub(super) fn position(&self) -> Position {
        let position = self.position.lock();
        position.unwrap_or_else(PoisonError::into_inner).clone()
    }

    pub(super) fn set_position(&self, position: Position) {
        *self.position.lock().unwrap_or_else(PoisonError::into_inner) = position;
    }

    pub(super) fn is_polling(&self) -> bool {
        self.is_polling.load(Ordering::Relaxed)
    }

    pub(super) fn set_polling(&self, is_polling: bool) {
        self.is_polling.store(is_polling, Ordering::Relaxed);
    }
}
