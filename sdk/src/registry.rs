//! What the published document says about the resources, for code that works on any of them.

pub use crate::describe::{
    Described, FieldInfo, Limits, Named, Operations, Replaceable, ResourceInfo, ValueKind, Visitor,
};
pub use crate::generated::{RESOURCES, visit};

/// The resources in an order in which each comes after those that its required fields refer to,
/// and as far as possible after those that its other fields refer to. Deletions go the other way.
///
/// ```
/// use alignak_backend_client::registry;
///
/// let order = registry::creation_order();
/// let place = |name| order.iter().position(|resource| resource.name == name).unwrap();
/// assert!(place("realm") < place("command"));
/// assert!(place("command") < place("host"));
/// assert!(place("host") < place("service"));
/// ```
pub fn creation_order() -> Vec<&'static ResourceInfo> {
    let mut left: Vec<&'static ResourceInfo> = RESOURCES.to_vec();
    let mut order = Vec::with_capacity(left.len());
    // Circles of optional references (realms and users, say) are cut where the fewest are open.
    while !left.is_empty() {
        let open = |resource: &ResourceInfo, is_counted: fn(&FieldInfo) -> bool| {
            let references = resource.references().filter(|field| is_counted(field));
            let targets = references.filter_map(FieldInfo::reference);
            targets
                .filter(|target| *target != resource.name)
                .filter(|target| left.iter().any(|other| other.name == *target))
                .count()
        };
        let next = (0..left.len()).min_by_key(|index| {
            let resource = left[*index];
            (
                open(resource, |field| field.required),
                open(resource, |field| field.creatable || field.changeable),
            )
        });
        let Some(next) = next else {
            break;
        };
        order.push(left.remove(next));
    }
    order
}
