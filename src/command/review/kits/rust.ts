/** The kit for Rust. */
export const rustKit = String.raw`// An adapter for lawgrad review: fill in what your program can do, or delete it from CAN; then
// rustc -O adapter.rs && lawgrad review ./adapter
// All arrays are flat, a layer's weights an output after the other and then its bias; other orders are found out.
use std::io::{stdin, stdout, BufRead, Write};

const CAN: &str = r#""forward","loss","gradient""#;
const ABOUT: &str = r#""program":"mine","activations":["sigmoid"],"losses":["quadratic"]"#;

#[allow(dead_code)]
struct Question { sizes: Vec<f64>, parameters: Vec<f64>, inputs: Vec<f64>, targets: Vec<f64> }

fn forward(_q: &Question) -> Vec<f64> { todo!("the outputs of each example") }
fn loss(_q: &Question) -> f64 { todo!("a number") }
fn gradient(_q: &Question) -> Vec<f64> { todo!("as many numbers as parameters, in their order") }

fn numbers(line: &str, name: &str) -> Vec<f64> {
    let key = format!("\"{}\":[", name);
    let Some(start) = line.find(&key) else { return vec![] };
    let rest = &line[start + key.len()..];
    let inside = &rest[..rest.find(']').unwrap_or(0)];
    inside.split(',').filter_map(|one| one.trim_matches('"').parse().ok()).collect()
}

fn list(name: &str, values: Vec<f64>) -> String {
    let texts: Vec<String> = values.iter().map(|x| if x.is_finite() { format!("{:e}", x) } else { "null".into() }).collect();
    format!("\"{}\":[{}]", name, texts.join(","))
}

fn main() {
    for line in stdin().lock().lines() {
        let line = line.unwrap();
        let does = |what: &str| line.contains(&format!("\"do\":\"{}\"", what));
        if does("stop") { return; }
        let id: String = line.split("\"id\":").nth(1).unwrap().chars().take_while(char::is_ascii_digit).collect();
        let of = |name: &str| numbers(&line, name);
        let q = Question { sizes: of("sizes"), parameters: of("parameters"), inputs: of("inputs"), targets: of("targets") };
        let answer = match 0 {
            _ if does("start") => format!("\"protocol\":\"lawgrad-review/1\",\"arrays\":\"flat\",\"can\":[{}],{}", CAN, ABOUT),
            _ if does("forward") => list("outputs", forward(&q)),
            _ if does("loss") => format!("\"loss\":{:e}", loss(&q)),
            _ => list("gradient", gradient(&q)),
        };
        println!("{{\"id\":{},{}}}", id, answer);
        stdout().flush().unwrap();
    }
}
`
