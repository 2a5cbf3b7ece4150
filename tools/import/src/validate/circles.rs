//! Objects that refer to each other in a circle, which the backend refuses.

use std::collections::HashMap;

use crate::configuration::Configuration;
use crate::message::{Messages, Severity};
use crate::object::Object;
use crate::value::Name;

/// Reports circles of parents, of excluded time periods and of dependencies.
pub(super) fn report(configuration: &Configuration, messages: &mut Messages) {
    let hosts = configuration.hosts.iter();
    let text = "its parents lead back to it";
    of_lists(hosts, "parents", text, messages);
    let periods = configuration.time_periods.iter();
    let text = "the time periods that it excludes lead back to it";
    of_lists(periods, "exclude", text, messages);
    for (dependencies, service, dependent_service) in [
        (&configuration.host_dependencies, None, None),
        (
            &configuration.service_dependencies,
            Some("service_description"),
            Some("dependent_service_description"),
        ),
    ] {
        let mut graph = Graph::default();
        for dependency in dependencies {
            let dependent = node(dependency, "dependent_host_name", dependent_service);
            let master = node(dependency, "host_name", service);
            graph.add(dependency, dependent, master);
        }
        let text = "the dependencies lead in a circle";
        graph.report(text, messages);
    }
}

/// What a dependency names on one side: a host and perhaps a service.
fn node(dependency: &Object, host: &str, service: Option<&str>) -> (Name, Name) {
    let first = |property: &str| dependency.list(property).first().cloned();
    let host = first(host).unwrap_or_default();
    (host, service.and_then(first).unwrap_or_default())
}

/// Circles of objects that name others of their kind in a list. A host that is its own parent is
/// reported elsewhere.
fn of_lists<'a>(
    objects: impl Iterator<Item = &'a Object> + Clone,
    property: &str,
    text: &str,
    messages: &mut Messages,
) {
    let mut graph = Graph::default();
    for object in objects {
        for name in object.list(property) {
            if property == "parents" && *name == object.name {
                continue;
            }
            let (from, to) = (Name::clone(&object.name), Name::clone(name));
            graph.add(object, (from, Name::default()), (to, Name::default()));
        }
    }
    graph.report(text, messages);
}

type Node = (Name, Name);

/// What refers to what, each reference with the object that makes it.
#[derive(Default)]
struct Graph<'a> {
    index: HashMap<Node, usize>,
    edges: Vec<Vec<(usize, &'a Object)>>,
}

impl<'a> Graph<'a> {
    fn add(&mut self, object: &'a Object, from: Node, to: Node) {
        let [from, to] = [from, to].map(|node| {
            let next = self.edges.len();
            let number = *self.index.entry(node).or_insert(next);
            if number == next {
                self.edges.push(Vec::new());
            }
            number
        });
        self.edges[from].push((to, object));
    }

    /// Reports each reference that closes a circle. Without recursion, so that no chain is too long
    /// for the stack.
    fn report(&self, text: &str, messages: &mut Messages) {
        const NEW: u8 = 0;
        const ON_PATH: u8 = 1;
        const DONE: u8 = 2;
        let mut state = vec![NEW; self.edges.len()];
        for start in 0..self.edges.len() {
            if state[start] != NEW {
                continue;
            }
            let mut path: Vec<(usize, usize)> = vec![(start, 0)];
            state[start] = ON_PATH;
            while let Some((node, next)) = path.last().copied() {
                let Some((target, object)) = self.edges[node].get(next).copied() else {
                    state[node] = DONE;
                    path.pop();
                    continue;
                };
                if let Some(step) = path.last_mut() {
                    step.1 += 1;
                }
                match state[target] {
                    NEW => {
                        state[target] = ON_PATH;
                        path.push((target, 0));
                    }
                    ON_PATH => {
                        let place = Some(&object.place);
                        messages.push(Severity::Error, place, object.label(), text);
                    }
                    _ => {}
                }
            }
        }
    }
}
